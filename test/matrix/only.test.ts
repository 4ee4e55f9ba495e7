import path from "node:path";
import { expect, it } from "@jest/globals";
import { ran } from "./called.js";
import { combinations } from "./combination.js";

const repository = path.resolve(__dirname, "../..");

it("the matrix refuses to try nothing, and names what there is to try", async () => {
  const command = ["node", "--require", "tsx/cjs", "test/matrix/main.ts", "--only", "nosuch"];
  const { exitCode, stdout, output } = await ran(command, { cwd: repository });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(output).toContain('error: No combination has "nosuch" in its name: ');
  for (const { name } of combinations) expect(output).toContain(name);
});
