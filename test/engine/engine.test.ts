import { mkdirSync, utimesSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { builtFolder } from "../support/engine/cache.js";
import { type Computer, makeComputer } from "../support/engine/computer.js";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { endsSoon } from "../support/process/process-end.js";
import { startChild } from "../support/process/child.js";

const { version: builtVersion } = builtFolder();
const built = `pulumi-go-${builtVersion}`;

/** Says its version, as `pulumi version` does. */
const pulumi = (version: string): string => `console.log("v${version}");`;

/** Builds for a while what `-o` names. */
const go = `
  note("build " + process.pid);
  setTimeout(() => {
    require("node:fs").writeFileSync(process.argv[process.argv.indexOf("-o") + 1], "");
    note("built");
  }, 1_000);
`;

describe("the engine", () => {
  it("is there, and says its version", async () => {
    const { command, version } = await ensureEngine((line) => process.stderr.write(`${line}\n`));
    const { output } = await startChild(command, ["version"]).ended;
    expect(output.trim()).toBe(`v${version}`);
  });
});

describe("npm run engine", () => {
  let computer: Computer;

  beforeEach(() => {
    computer = makeComputer();
  });

  afterEach(() => computer.remove());

  async function noted(line: RegExp): Promise<string> {
    for (;;) {
      const found = computer.notes().find((each) => line.test(each));
      if (found !== undefined) return found;
      await wait(20);
    }
  }

  it("takes the pulumi on PATH", async () => {
    computer.install("pulumi", pulumi("3.300.1"));
    const { exitCode, output } = await computer.start().ended;
    expect(output).toMatch(/^\/.*\/bin\/pulumi\nPulumi 3\.300\.1\n$/u);
    expect(exitCode).toBe(0);
  });

  it("says both ways out, and why none was open, when there is no way to an engine", async () => {
    computer.install("pulumi", pulumi("3.99.0"));
    const { exitCode, output } = await computer.start().ended;
    const [error = ""] = output.split("\n").filter((line) => line.startsWith("error: "));
    expect(error).toContain("install the Pulumi CLI (https://www.pulumi.com/docs/install/)");
    expect(error).toContain("install Go (https://go.dev/doc/install) and run `npm run engine`");
    expect(error).toMatch(/bin\/pulumi is version 3\.99\.0, older than 3\.216\.0; .* not work here \(.+\); .* no go /u);
    expect(exitCode).toBe(1);
  });

  it("builds it from its Go module, and finds it in the cache from then on", async () => {
    computer.install("go", go);
    const { output: firstOutput } = await computer.start().ended;
    expect(firstOutput).toContain(`Building Pulumi ${builtVersion} from its Go module, this once`);
    computer.uninstall("go");
    const { exitCode, output } = await computer.start().ended;
    expect(output).toBe(`${path.join(computer.cache, built, "bin/pulumi")}\nPulumi ${builtVersion}\n`);
    expect(exitCode).toBe(0);
  });

  it("says what go said last when it does not build", async () => {
    computer.install("go", `console.error("go: first\\ngo: no space left"); process.exit(1);`);
    const { exitCode, output } = await computer.start().ended;
    expect(output).toContain("go does not build it (go: no space left)");
    expect(exitCode).toBe(1);
    expect(computer.engines()).toEqual([]);
  });

  it("builds once when two ask for it at the same time", async () => {
    computer.install("go", go);
    const ends = await Promise.all([computer.start(), computer.start()].map(({ ended }) => ended));
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(ends.map(({ output }) => output).filter((text) => text.includes("waiting for it"))).toHaveLength(1);
    expect(computer.notes()).toEqual([expect.stringMatching(/^build /u), "built"]);
  });

  it("takes over from a process that was killed, and removes what that one left", async () => {
    computer.install("go", go);
    const lock = path.join(computer.cache, "engine.lock");
    mkdirSync(lock);
    utimesSync(lock, 0, 0);
    mkdirSync(path.join(computer.cache, `${built}.1.unfinished`));
    expect((await computer.start().ended).exitCode).toBe(0);
    expect(computer.engines()).toEqual([built]);
  });

  it("leaves no half engine and no process on Ctrl-C", async () => {
    computer.install("go", go.replace("1_000", "60_000"));
    const { ended, kill } = computer.start();
    const [, pid] = (await noted(/^build /u)).split(" ");
    kill("SIGINT");
    expect((await ended).exitCode).toBe(130);
    expect(await endsSoon(Number(pid))).toBe(true);
    expect(computer.engines()).toEqual([]);
  });
});
