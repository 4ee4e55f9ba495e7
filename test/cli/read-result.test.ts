import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readResult } from "../../cli/report/read-result.js";
import { bypass } from "../unit/gated.js";
import { failedGate } from "./results.js";

type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag => typeof value === "object" && value !== null;

/** What is there once something in it is this value, for each place below the whole. */
function spoilt(whole: Bag, value: unknown): Bag[] {
  return Object.entries(whole).flatMap(([name, part]) =>
    [value, ...(isBag(part) ? spoilt(part, value) : [])].map((other) =>
      Array.isArray(whole) ? Object.assign([...whole], { [name]: other }) : { ...whole, [name]: other },
    ),
  );
}

describe("what is wrong with a result", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "result-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const problemsOf = (result: unknown): string => {
    const file = path.join(folder, "result.json");
    writeFileSync(file, JSON.stringify(result));
    try {
      readResult(file);
      return "";
    } catch (error) {
      return (error as Error).message.replace(`${file} holds no result of a gate: `, "");
    }
  };

  it.each([[undefined], [null], ["x"], [""], [-1], [1.5], [1e300], [true], [[]], [{}], [{ x: 1 }]])(
    "is told in our words wherever there is %j",
    (value) => {
      const told = spoilt({ ...failedGate, bypass }, value).map(problemsOf);
      expect(told.length).toBeGreaterThan(50);
      for (const problem of told) expect(problem).not.toMatch(/Invalid|[Ee]xpected|Too |Unrecognized|give it int/);
    },
  );

  it.each([
    [{ version: "1.0" }, "version is not 1"],
    [{ version: undefined }, "version is not 1"],
    [{ requiredPasses: "most" }, 'requiredPasses is neither "all", "any" nor a whole number from 1'],
    [{ requiredPasses: undefined }, 'requiredPasses is neither "all", "any" nor a whole number from 1'],
    [{ bypass: { gate: "off", reason: "x" } }, 'bypass.gate is not "warn"'],
    [{ sequence: 1.5 }, "sequence is a number; give it a whole number"],
    [{ sequence: -1 }, "sequence is not a whole number from 0"],
    [{ apiKey: "x" }, "apiKey is not known"],
  ])("says of %j that %s", (wrong, problem) => {
    expect(problemsOf({ ...failedGate, ...wrong })).toMatch(new RegExp(`^${problem.replaceAll(".", "\\.")}\\. Give `));
  });
});
