import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { account, programOf } from "../engine/deployment.js";
import { openStack } from "../support/stack/open-stack.js";
import type { Stack } from "../support/stack/stack.js";
import { temporaryProject, type TemporaryProject } from "../support/stack/temporary-project.js";

const names = ["search", "summary", "triage"];

const program = programOf(`
const made = ${JSON.stringify(names)}.map((name) => new armature.Workflow(name, { mcpServerId, testerPrompt: "Play." }));
export const ids = made.map(({ id }) => id);
`);

const creationsOf = async (emulator: Emulator): Promise<number> =>
  (await emulator.requests()).filter(({ method }) => method === "POST").length;

describe("two stacks of one project in one organization", () => {
  let emulator: StartedEmulator;
  let project: TemporaryProject;
  let stacks: readonly [Stack, Stack];

  beforeEach(async () => {
    emulator = await startEmulator();
    project = await temporaryProject({ "index.ts": program });
    const open = (name: string): Promise<Stack> =>
      openStack({ folder: project.folder, name, config: account(emulator) });
    stacks = await Promise.all([open("staging"), open("production")]);
  });
  afterEach(async () => {
    for (const stack of stacks) await stack.close();
    await emulator.stop();
    project.remove();
  });

  /** Each stack has workflows of its own, together all that there are, and an `up` of both leaves them alone. */
  async function eachHasItsOwn(): Promise<void> {
    const outputs = await Promise.all(stacks.map((stack) => stack.outputs()));
    const ids = outputs.flatMap((output) => output["ids"] as string[]);
    expect(ids).toHaveLength(2 * names.length);
    expect(ids.toSorted()).toEqual((await emulator.workflows()).map(({ id }) => id).toSorted());
    await emulator.clearRequests();
    const again = await Promise.all(stacks.map((stack) => stack.up()));
    expect(again.map(({ changes }) => changes)).toEqual(stacks.map(() => ({ same: names.length + 1 })));
    expect(await emulator.requests()).toEqual([]);
  }

  it("deployed at once have each its own workflows, and one of them goes without the other", async () => {
    const ups = await Promise.all(stacks.map((stack) => stack.up()));
    expect(ups.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(await creationsOf(emulator)).toBe(2 * names.length);
    await eachHasItsOwn();
    expect((await stacks[0].destroy()).exitCode).toBe(0);
    const left = (await emulator.workflows()).flatMap(({ id, archivedAt }) => (archivedAt === undefined ? [id] : []));
    const { ids } = await stacks[1].outputs();
    expect((ids as string[]).toSorted()).toEqual(left.toSorted());
  });

  it("do not take what the other has lost", async () => {
    const [killed, other] = stacks;
    await emulator.setFaults([{ method: "POST", do: { stall: "headers", after: true } }]);
    const running = killed.start("up");
    while ((await emulator.workflows()).length < names.length) await wait(10);
    running.kill("SIGKILL");
    await running.ended;
    await emulator.setFaults([]);
    await killed.unlock();

    const [next, its] = await Promise.all([killed.up(), other.up()]);
    expect(its.output).not.toContain("Takes workflow");
    const taken = next.output.match(/Takes workflow \S+(?=, which an earlier deployment created)/gu);
    expect(new Set(taken).size).toBe(names.length);
    expect(await creationsOf(emulator)).toBe(2 * names.length);
    await eachHasItsOwn();
  });
});
