import { describe, expect, it } from "@jest/globals";
import { hints, kindOfStatus } from "../../provider/api/error.js";
import { ran } from "../emulator/command.js";
import { pageText } from "../support/docs/pages.js";

/** The rows of the table whose first column is headed so, each as its cells. */
function table(heading: string): string[][] {
  const lines = pageText("docs/errors.md").split("\n");
  const cellsOf = (line: string): string[] =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
  const start = lines.findIndex((line) => line.startsWith("|") && cellsOf(line)[0] === heading);
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  return [cellsOf(lines[start] ?? ""), ...lines.slice(start + 2, start + length).map(cellsOf)];
}

const named = (cell: string): string => cell.replaceAll("`", "");

describe("docs/errors.md", () => {
  it("has every kind of failure, with the advice that its error gives", () => {
    const [, ...rows] = table("kind");
    expect(Object.fromEntries(rows.map(([kind = "", , advice = ""]) => [named(kind), advice]))).toEqual(hints);
  });

  it("has each status at the kind that it is", () => {
    const [, ...rows] = table("kind");
    const stated = rows.flatMap(([kind = "", causes = ""]) =>
      [...causes.matchAll(/\b\d{3}\b/gu)].map(([status]) => [Number(status), named(kind)] as const),
    );
    expect(stated).toEqual(stated.map(([status]) => [status, kindOfStatus(status)]));
    expect(stated.length).toBeGreaterThan(10);
  });

  it("has the exit codes of every command whose help has some", async () => {
    const { stdout } = await ran("--help");
    const commands = [...(stdout.split("Commands:")[1] ?? "").matchAll(/^ {2}(\w+) /gmu)].map(([, name = ""]) => name);
    const helps = await Promise.all(commands.map(async (name) => [name, (await ran(name, "--help")).stdout] as const));
    const told = helps.flatMap(([name, help]) => {
      const codes = /Exit codes: ([\s\S]*?)\n\n/u.exec(help)?.[1]?.match(/(?<![\w-])\d+(?= )/gu);
      return codes == null ? [] : [[`pulumi-armature ${name}`, codes.map(Number).sort((a, b) => a - b)] as const];
    });
    const [[, ...codes] = [], ...rows] = table("command");
    const stated = rows.map(([command = "", ...cells]) => [
      named(command),
      codes.flatMap((code, index) => (cells[index] === "" ? [] : [Number(code)])),
    ]);
    expect(Object.fromEntries(stated)).toEqual(Object.fromEntries(told));
  });
});
