import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Ended, Running } from "../emulator/command.js";
import { failedGate } from "./results.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "report-"));
  write("gate.json", JSON.stringify(failedGate));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);

const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");

const report = (...args: readonly string[]): Promise<Ended> => new Running(["report", ...args], {}, folder).ended;

describe("pulumi-armature report", () => {
  it("writes a page beside the report, and writes over it the next time", async () => {
    expect(await report("gate.json", "--html")).toEqual({
      code: 0,
      signal: null,
      stdout: "Wrote gate.html.\n",
      stderr: "",
    });
    const page = read("gate.html");
    expect(page).toMatch(/^<!doctype html>\s*<html lang="en">[^]*<title>fail: search on prod<\/title>/);
    write("gate.json", JSON.stringify({ ...failedGate, stack: "test" }));
    expect((await report("gate.json", "--html")).code).toBe(0);
    expect(read("gate.html")).toContain("<title>fail: search on test</title>");
    expect(readdirSync(folder).sort()).toEqual(["gate.html", "gate.json"]);
  });

  it("writes it elsewhere, or to standard output", async () => {
    expect((await report("--html", "--out", "page.htm", "gate.json")).code).toBe(0);
    const { code, stdout } = await report("gate.json", "--html", "--out", "-");
    expect([code, stdout]).toEqual([0, read("page.htm")]);
    expect(existsSync(path.join(folder, "gate.html"))).toBe(false);
  });

  it("leaves a file alone that is no page of a report, without --force", async () => {
    write("gate.html", "<p>mine</p>");
    const { code, stderr } = await report("gate.json", "--html");
    expect([code, read("gate.html")]).toEqual([2, "<p>mine</p>"]);
    expect(stderr).toBe(
      "error: gate.html is there and no page of an earlier report. Give another --out, or --force to write over it.\n",
    );
    expect((await report("gate.json", "--html", "--force")).code).toBe(0);
    expect((await report("gate.json", "--html", "--force", "--out", "./gate.json")).code).toBe(2);
    expect(JSON.parse(read("gate.json"))).toEqual(failedGate);
  });

  it.each([
    ["a link", symlinkSync],
    ["another name of the same file", linkSync],
  ])("never writes over the report itself, by %s either", async (_, link) => {
    link(path.join(folder, "gate.json"), path.join(folder, "other.html"));
    const { code, stderr } = await report("gate.json", "--html", "--force", "--out", "other.html");
    expect([code, stderr]).toEqual([2, "error: other.html is the report itself. Give another --out.\n"]);
    expect(JSON.parse(read("gate.json"))).toEqual(failedGate);
    const backwards = await report("other.html", "--html", "--force", "--out", "gate.json");
    expect([backwards.code, JSON.parse(read("gate.json"))]).toEqual([2, failedGate]);
  });

  it("takes a report that a shell has marked with its encoding", async () => {
    write("gate.json", `\uFEFF${JSON.stringify(failedGate)}`);
    expect((await report("gate.json", "--html")).code).toBe(0);
  });

  const { name, ...nameless } = failedGate;
  const wrong = {
    ...nameless,
    called: name,
    verdict: "good",
    count: { pass: 1 },
    runs: [{ id: 7, cost: 1 }, {}, {}, {}],
  };

  it.each<[string, string | undefined, RegExp]>([
    ["is not there", undefined, /^error: given\.json cannot be read: there is no such file\.\n$/],
    ["is empty", "", /^error: given\.json is no JSON: it is empty\. Give the JSON report /],
    ["is no JSON", "<testsuites/>", /^error: given\.json is no JSON\. Give the JSON report /],
    ["is JSON of another kind", "[1]", /^error: given\.json holds no result of a gate: it is no JSON object\./],
    ["is of a later version", '{"version":2}', /holds a result of version 2, and this release knows 1: update /],
    [
      "is of another shape",
      JSON.stringify(wrong),
      /: name is missing; give it a text; verdict is not one of "pending", .*; count\.fail is missing; .*; runs\[0\]\.id is a number; give it a text; .*runs\[0\]\.cost is not known; runs\[1\].*and \d+ more\. Give /,
    ],
  ])("refuses a file that %s", async (_, text, message) => {
    if (text !== undefined) write("given.json", text);
    const { code, stdout, stderr } = await report("given.json", "--html");
    expect(stderr).toMatch(message);
    expect([code, stdout, stderr.split("\n").length, existsSync(path.join(folder, "given.html"))]).toEqual([
      2,
      "",
      2,
      false,
    ]);
  });

  it("says in one sentence that a file is something else altogether", async () => {
    const settings = { name: "shop", version: "1.0.0", apiKey: "x", scripts: {}, private: true };
    write("given.json", JSON.stringify(settings));
    expect((await report("given.json", "--html")).stderr).toBe(
      "error: given.json holds no result of a gate: it has no verdict and no runs. " +
        "Give the JSON report of a WorkflowRun or of `pulumi-armature run --report`.\n",
    );
  });

  it("refuses a folder, and a place that cannot be written", async () => {
    mkdirSync(path.join(folder, "locked"));
    const refused = await report("locked", "--html");
    expect([refused.code, refused.stderr]).toEqual([2, "error: locked cannot be read: it is a folder.\n"]);
    const below = await report("gate.json", "--html", "--out", "gate.json/page.html");
    expect([below.code, below.stderr]).toEqual([
      2,
      "error: gate.json/page.html cannot be written (its folder is a file); nothing is. Give another place.\n",
    ]);
    const folderAsFile = await report("gate.json", "--html", "--force", "--out", "locked");
    expect([folderAsFile.code, folderAsFile.stderr]).toEqual([
      2,
      "error: locked cannot be written (it is a folder); nothing is. Give another place.\n",
    ]);
    expect(readdirSync(folder).sort()).toEqual(["gate.json", "locked"]);
  });

  it("asks for --html, and for a file", async () => {
    expect((await report("gate.json")).stderr).toBe("error: required option '--html' not specified\n");
    expect((await report("--html")).stderr).toBe("error: missing required argument 'file'\n");
    expect([(await report("gate.json")).code, (await report("--html")).code]).toEqual([2, 2]);
  });
});
