import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { publisher } from "../../provider/workflow-run/publish.js";
import { gated, passed, run } from "./gated.js";

const mib = 1024 * 1024;

/** A gate whose Markdown is about this long. */
function longGate(name: string, kib: number) {
  const failedCriteria = Array.from({ length: kib * 4 }, () => "x".repeat(240));
  return gated([run({ verdict: "fail", failedCriteria })], { name });
}

describe("reports", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "armature-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const summary = (): string => path.join(folder, "summary.md");

  it("of several gates share the summary of a step, which stays under what GitHub takes", async () => {
    const publish = publisher(summary());
    const gates = ["a", "b", "c"].map((name) => longGate(name, 450));
    const problems = await Promise.all(gates.map((gate) => publish(gate, {})));
    expect(problems.flat()).toEqual([]);
    expect(statSync(summary()).size).toBeLessThan(mib);
    const text = readFileSync(summary(), "utf8");
    for (const name of ["a", "b", "c"]) expect(text).toContain(`### ❌ ${name} on prod: fail`);
    expect(text.endsWith("\n\n(cut: the report is longer than this place takes)\n")).toBe(true);
  });

  it("leave to what another step's tool has written its place in the summary", async () => {
    writeFileSync(summary(), "x".repeat(mib - 2000));
    expect(await publisher(summary())(longGate("a", 10), {})).toEqual([]);
    expect(statSync(summary()).size).toBeLessThan(mib);
    expect(readFileSync(summary(), "utf8")).toMatch(/^x+\n\n### ❌ a on prod: fail/u);
  });

  it.each([
    ["", ""],
    ["<h2>Tests</h2>", "\n\n"],
    ["<h2>Tests</h2>\n", "\n"],
    ["<h2>Tests</h2>\n\n", ""],
    ["\n", "\n"],
    ["-", "\n\n"],
  ])("begin below a blank line of a summary that ends so: %j", async (before, gap) => {
    writeFileSync(summary(), before);
    await publisher(summary())(gated([passed]), {});
    expect(readFileSync(summary(), "utf8")).toMatch(new RegExp(`^${before}${gap}### ✅ search on prod: pass`, "u"));
  });

  it("of two gates stand apart in a summary that was not there", async () => {
    const publish = publisher(summary());
    for (const name of ["a", "b"]) await publish(gated([passed], { name }), {});
    expect(readFileSync(summary(), "utf8")).toMatch(/^### ✅ a on prod: pass\n[^]*\|\n\n### ✅ b on prod: pass\n/u);
  });

  it("say so when the summary is full, and are written elsewhere all the same", async () => {
    writeFileSync(summary(), "x".repeat(mib - 100));
    const markdown = path.join(folder, "reports", "gate.md");
    expect(await publisher(summary())(gated([passed]), { markdown })).toEqual([
      `The report ${summary()} could not be written (the step's summary is full); the verdict stands without it.`,
    ]);
    expect(statSync(summary()).size).toBe(mib - 100);
    expect(readFileSync(markdown, "utf8")).toContain("search on prod: pass");
  });

  it("that cannot be written say so, and hold up no other", async () => {
    const json = path.join(folder, "gate.json");
    expect(await publisher(undefined)(gated([passed]), { junit: folder, json })).toEqual([
      expect.stringContaining(`The report ${folder} could not be written (`),
    ]);
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ verdict: "pass" });
  });

  // Linux has a folder in which nobody can make another one, and says that it is not there.
  (process.platform === "linux" ? it : it.skip)("say so where no folder can be made", async () => {
    expect(await publisher(undefined)(gated([passed]), { junit: "/proc/nowhere/deep/gate.xml" })).toEqual([
      "The report /proc/nowhere/deep/gate.xml could not be written (ENOENT); the verdict stands without it.",
    ]);
  });
});
