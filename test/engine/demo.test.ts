import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { startChild } from "../support/process/child.js";

describe("the demo", () => {
  it("shows everything that it sets out to show", async () => {
    const main = path.resolve(__dirname, "../demo/main.ts");
    const { exitCode, output } = await startChild(process.execPath, ["--require", require.resolve("tsx/cjs"), main])
      .ended;
    expect(output).toMatch(/^11 of 11 shown, by (\d+) of \1 checks\.$/mu);
    expect(exitCode).toBe(0);
  });
});
