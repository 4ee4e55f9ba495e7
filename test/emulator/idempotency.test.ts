import { describe, expect, it } from "@jest/globals";
import type { Profile, RunScript } from "../../sdk/testing/index.js";
import { created, dispatched, send } from "./client.js";
import { emulators } from "./started.js";

const endless: RunScript[] = [{ pendingMs: 60_000 }];
const atOnce: RunScript[] = [{ pendingMs: 0, runningMs: 0 }];

interface Row {
  readonly what: string;
  readonly first: object;
  readonly second: object;
  readonly isSame: boolean;
  readonly script?: RunScript[];
  readonly profile?: Partial<Profile>;
}

const key = { idempotencyKey: "deploy-1" };

const rows: readonly Row[] = [
  { what: "no key", first: {}, second: {}, isSame: false },
  { what: "one key", first: key, second: key, isSame: true },
  { what: "one key whose run has ended", first: key, second: key, isSame: true, script: atOnce },
  { what: "one key and other testers", first: key, second: { ...key, testerModelIds: ["z"] }, isSame: true },
  { what: "two keys", first: key, second: { idempotencyKey: "deploy-2" }, isSame: false },
  { what: "one key and forceNewRun", first: key, second: { ...key, forceNewRun: true }, isSame: false },
  { what: "one key and forceNewRun: false", first: key, second: { ...key, forceNewRun: false }, isSame: true },
  { what: "one reason and no key", first: { reason: "x" }, second: { reason: "x" }, isSame: false },
  {
    what: "one reason and no key, where a reason is one",
    first: { reason: "x" },
    second: { reason: "x" },
    isSame: true,
    profile: { keyFromReason: true },
  },
  {
    what: "one reason and two keys, where a reason is one",
    first: { reason: "x", ...key },
    second: { reason: "x", idempotencyKey: "deploy-2" },
    isSame: false,
    profile: { keyFromReason: true },
  },
  {
    what: "one key whose run has ended, where that frees the key",
    first: key,
    second: key,
    isSame: false,
    script: atOnce,
    profile: { finishedRunReturned: false },
  },
  {
    what: "one key whose run goes on, where its end frees the key",
    first: key,
    second: key,
    isSame: true,
    profile: { finishedRunReturned: false },
  },
];

describe("two dispatches", () => {
  const start = emulators();

  it.each(rows)(
    "with $what make the same run: $isSame",
    async ({ first, second, isSame, script = endless, profile = {} }) => {
      const emulator = await start({ script, profile });
      const { id } = await created(emulator, { testerModelIds: ["a", "b"] });
      const path = `/workflows/${id}/runs`;
      const answers = [await send(emulator, "POST", path, first), await send(emulator, "POST", path, second)];
      expect(answers.map(({ status }) => status)).toEqual([202, 202]);
      expect(answers[0]?.text === answers[1]?.text).toBe(isSame);
      expect(await emulator.runs()).toHaveLength(isSame ? 4 : 6);
    },
  );

  it("at one moment with one key make one run", async () => {
    const emulator = await start({ script: endless });
    const { id } = await created(emulator);
    const sendAll = Array.from({ length: 20 }, () => send(emulator, "POST", `/workflows/${id}/runs`, key));
    expect(new Set((await Promise.all(sendAll)).map(({ text }) => text)).size).toBe(1);
    expect(await emulator.runs()).toHaveLength(2);
  });

  it("of two workflows with one key make two runs", async () => {
    const emulator = await start({ script: endless });
    const [one, other] = [await created(emulator), await created(emulator, { name: "Other" })];
    expect(await dispatched(emulator, one.id, key)).toHaveLength(1);
    expect(await dispatched(emulator, other.id, key)).toHaveLength(1);
  });

  it("after a forced one with the key return the forced one's run", async () => {
    const emulator = await start({ script: endless });
    const { id } = await created(emulator);
    await dispatched(emulator, id, key);
    const [forced] = await dispatched(emulator, id, { ...key, forceNewRun: true });
    const { body } = await send(emulator, "POST", `/workflows/${id}/runs`, key);
    expect(body).toEqual({ runIds: [forced?.id] });
  });
});
