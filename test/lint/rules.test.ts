import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";

interface Finding {
  rule: string | null;
  message: string;
}

interface Fixture {
  name: string;
  path: string;
  text: string;
  /** What the first line says: a rule and a part of its message, or nothing. */
  expected: Finding[];
}

const folder = path.resolve(__dirname, "../fixtures/broken");

const firstLine = /^\/\/ at (?<paths>\S+(, \S+)*): (nothing|(?<rule>\S+) "(?<message>.+)")\n/;

function fixturesOf(name: string): Fixture[] {
  const text = readFileSync(path.join(folder, name), "utf8");
  const { paths, rule, message } = firstLine.exec(text)?.groups ?? {};
  if (paths === undefined) throw new Error(`${name} does not say where it pretends to lie and what it breaks`);
  const expected = rule === undefined || message === undefined ? [] : [{ rule, message }];
  return paths.split(", ").map((at) => ({ name, path: at, text, expected }));
}

const fixtures = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .sort()
  .flatMap(fixturesOf);

describe("the lint rules", () => {
  let report: { findings: Finding[][]; held: { rules: string[]; arrows: string[] } };

  beforeAll(() => {
    const child = spawnSync(process.execPath, [path.join(__dirname, "lint-texts.mjs")], {
      input: JSON.stringify(fixtures),
      encoding: "utf8",
    });
    if (child.status !== 0) throw new Error(child.stderr);
    report = JSON.parse(child.stdout) as typeof report;
  });

  it.each(fixtures.map((fixture, index) => ({ ...fixture, index })))(
    "find in $name at $path what its first line says",
    ({ index, expected }) => {
      expect(report.findings[index]).toEqual(
        expected.map(({ rule, message }) => ({ rule, message: expect.stringContaining(message) })),
      );
    },
  );

  it("have a fixture for every rule that the configuration holds", () => {
    const fired = new Set(report.findings.flat().map(({ rule }) => rule));
    expect(report.held.rules.filter((rule) => !fired.has(rule))).toEqual([]);
  });

  it("have a fixture for every arrow that the configuration holds", () => {
    const messages = report.findings.flat().map(({ message }) => message);
    expect(report.held.arrows.filter((arrow) => !messages.some((message) => message.endsWith(arrow)))).toEqual([]);
  });
});
