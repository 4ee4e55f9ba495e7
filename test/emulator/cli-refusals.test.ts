import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { ran } from "./command.js";
import { emulators } from "./started.js";

const folder = mkdtempSync(path.join(tmpdir(), "emulator-"));
const file = (name: string): string => path.join(folder, name);

const faults = [
  { metod: "GET", do: { html: true } },
  { path: "x", nth: 0, do: { cut: "now" } },
];
// Tests that run side by side start before any hook.
writeFileSync(file("wrong.json"), JSON.stringify(faults));
writeFileSync(file("wrong-script.json"), JSON.stringify([{ statsu: "fail" }, { nth: 0, pendingMs: -1 }]));
writeFileSync(file("text"), "nothing");

/** What is asked, and the line that refuses it. */
const refusals: { what: string; args: string[]; line: string | RegExp }[] = [
  {
    what: "an unknown command",
    args: ["emulater"],
    line: "error: unknown command 'emulater' (Did you mean emulator?)",
  },
  {
    what: "an unknown option",
    args: ["emulator", "--prot", "1"],
    line: "error: unknown option '--prot' (Did you mean --port?)",
  },
  {
    what: "an argument too many",
    args: ["emulator", "now"],
    line: "error: too many arguments for 'emulator'. Expected 0 arguments but got 1.",
  },
  {
    what: "an option without its value",
    args: ["emulator", "--port"],
    line: "error: option '--port <number>' argument missing",
  },
  ...["x", "65536", ""].map((port) => ({
    what: `the port "${port}"`,
    args: ["emulator", `--port=${port}`],
    line: `error: option '--port <number>' argument '${port}' is invalid. Give a whole number from 0 to 65535.`,
  })),
  {
    what: "an unknown profile",
    args: ["emulator", "--profile", "flat-snek"],
    line: /^error: The options cannot be used: profile "flat-snek" is not known \(the nearest is "flat-snake", of .*\)\.$/u,
  },
  {
    what: "a key of another form",
    args: ["emulator", "--api-key", "hunter2"],
    line: "error: The options cannot be used: apiKey must have the form amt_<key-id>_<secret>.",
  },
  {
    what: "wrong faults, naming all problems",
    args: ["emulator", "--faults", file("wrong.json")],
    line:
      `error: ${file("wrong.json")}: The faults cannot be used: [0].metod is not known (the nearest known name is method); ` +
      "[1].path must start with /, * or, for a regular expression, ^; [1].nth must be a whole number of at least 1; " +
      "[1].do.cut must be one of before, after, body.",
  },
  {
    what: "faults that are not JSON",
    args: ["emulator", "--faults", file("text")],
    line: /^error: The faults file .*text is not JSON: .+\.$/u,
  },
  {
    what: "faults that are not there",
    args: ["emulator", "--faults", file("none")],
    line: /^error: The faults file cannot be read: ENOENT.*\.$/u,
  },
  {
    what: "a wrong script, naming all problems",
    args: ["emulator", "--script", file("wrong-script.json")],
    line:
      `error: ${file("wrong-script.json")}: The script cannot be used: [0].statsu is not known (the nearest known name is status); ` +
      "[1].nth must be a whole number of at least 1; [1].pendingMs must be a whole number of at least 0.",
  },
  {
    what: "a script that is not JSON",
    args: ["emulator", "--script", file("text")],
    line: /^error: The script file .*text is not JSON: .+\.$/u,
  },
  {
    what: "a script that is not there",
    args: ["emulator", "--script", file("none")],
    line: /^error: The script file cannot be read: ENOENT.*\.$/u,
  },
  {
    what: "a state file of another's",
    args: ["emulator", "--state", file("text")],
    line: /^error: The state file .*text was not written by this emulator/u,
  },
  {
    what: "a state file in no folder",
    args: ["emulator", "--state", file("no/state")],
    line: /^error: The state file .*state cannot be written: ENOENT.*\.$/u,
  },
];

describe("the command", () => {
  const start = emulators();
  afterAll(() => rmSync(folder, { recursive: true }));

  it.concurrent.each(refusals)("refuses $what in one line, with exit code 2", async ({ args, line }) => {
    const { code, stdout, stderr } = await ran(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.split("\n")).toEqual([typeof line === "string" ? line : expect.stringMatching(line), ""]);
  });

  it("refuses a port that is in use", async () => {
    const { port } = new URL((await start()).url);
    const { code, stderr } = await ran("emulator", "--port", port);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `error: Port ${port} is in use: choose another, or 0 for any free one.\n`,
    });
  });

  it.each([["emulator", "--apikey=amt_k_hunter2"], ["amt_k_hunter2"], ["emulator", "--port", "ami_k_hunter2"]])(
    "never repeats a key that stands in the wrong place: %s %s",
    async (...args) => {
      const { code, stderr } = await ran(...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/'.*am[it]_k_…'/u);
      expect(stderr).not.toContain("hunter2");
    },
  );
});
