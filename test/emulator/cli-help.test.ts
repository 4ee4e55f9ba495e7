import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { checkFaults, profileNames, type RunScript } from "../../sdk/testing/index.js";
import { created, dispatched } from "./client.js";
import { ran } from "./command.js";
import { emulators } from "./started.js";

const manifest = JSON.parse(readFileSync(path.resolve(__dirname, "../../package.json"), "utf8")) as {
  version: string;
  bin: Record<string, string>;
};

describe("the command's help", () => {
  const start = emulators();

  it.each(["--help", "-h"])("is printed by %s, and lists the commands", async (option) => {
    const { code, stdout, stderr } = await ran(option);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: pulumi-armature \[options\] \[command\]\n/u);
    expect(stdout).toMatch(/import \[options\]\s+write workflows that exist/u);
    expect(stdout).toMatch(/doctor \[options\]\s+find what is wrong/u);
    expect(stdout).toMatch(/run \[options\] <workflow>\s+dispatch a workflow, wait/u);
    expect(stdout).toMatch(/report \[options\] <file>\s+make a page of a gate's result/u);
    expect(stdout).toMatch(/emulator \[options\]\s+run a local Armature server to try things against/u);
  });

  it("names every option and every profile of the emulator", async () => {
    const { code, stdout, stderr } = await ran("emulator", "--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const option of [
      "--port <number>",
      "--api-key <key>",
      "--state <file>",
      "--profile <name>",
      "--faults <file>",
      "--script <file>",
    ]) {
      expect(stdout).toContain(`  ${option} `);
    }
    expect(stdout).toContain(`Profiles: ${profileNames.join(", ")}.`);
    expect(stdout).toContain("--json ");
  });

  it("shows rules that can be used: the script fails a dispatch's run, not the one that the creation starts", async () => {
    const { stdout } = await ran("emulator", "--help");
    const [faults, rateLimit, script] = [...stdout.matchAll(/^ {2}(\[\{ .*\])$/gmu)].map(([, rules = ""]) => rules);
    for (const rules of [faults, rateLimit]) expect(checkFaults(JSON.parse(rules ?? ""))).toHaveLength(1);
    const rules = JSON.parse(script ?? "") as RunScript[];
    const emulator = await start({ script: rules.map((rule) => ({ ...rule, pendingMs: 0, runningMs: 0 })) });
    const { id } = await created(emulator, { name: "search" });
    await dispatched(emulator, id);
    await dispatched(emulator, id);
    const ends = (await emulator.runs()).map(({ trigger, status }) => [trigger, status]);
    expect(ends).toEqual([
      ["initial", "pass"],
      ["manual", "fail"],
      ["manual", "pass"],
    ]);
    expect(stdout).toContain('The trigger is "initial" for');
  });

  it("goes to stderr when no command is given, with exit code 2", async () => {
    const { code, stdout, stderr } = await ran();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: /u);
  });

  it("is joined by the version of the package", async () => {
    expect(await ran("--version")).toMatchObject({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  it("is that of the file which the package installs as pulumi-armature", () => {
    const file = path.resolve(__dirname, "../..", manifest.bin["pulumi-armature"] ?? "");
    expect(readFileSync(file, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/u);
  });
});
