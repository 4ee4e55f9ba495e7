import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { RunRecord } from "../../provider/api/run-record.js";
import type { RunsApi } from "../../provider/api/runs.js";
import { Interrupted, Watch } from "../../provider/workflow-run/watch.js";

const record = (id: string): RunRecord => ({
  id,
  status: "running",
  model: undefined,
  startedAt: undefined,
  endedAt: undefined,
  costUsd: undefined,
  idempotencyKey: undefined,
});

/** What is between two looks, and which runs the looks after it were at. */
interface Round {
  readonly delayMs: number;
  readonly ids: string[];
}

interface Options {
  /** What chance gives at each pause. @default the middle */
  readonly chances?: readonly number[];
  /** From which pause on the deployment is interrupted. @default never */
  readonly interruptedAt?: number;
  /** A run at which a look never comes back. */
  readonly stalled?: string;
}

/** A watch whose time goes by in no time. */
function watched({ chances = [], interruptedAt = Infinity, stalled }: Options = {}) {
  const rounds: Round[] = [];
  let nowMs = 0;
  const find: RunsApi["find"] = (id) => {
    rounds.at(-1)?.ids.push(id);
    return id === stalled ? new Promise(() => undefined) : Promise.resolve(record(id));
  };
  const clock = {
    now: () => nowMs,
    random: () => chances[rounds.length] ?? 0.5,
    pause: async (delayMs: number) => {
      rounds.push({ delayMs, ids: [] });
      nowMs += delayMs;
      // Others come to wait meanwhile.
      await new Promise(setImmediate);
      return rounds.length <= interruptedAt;
    },
  };
  const watch = new Watch({ firstMs: 2000, longestMs: 15_000 }, clock);
  return {
    rounds,
    delays: () => rounds.map(({ delayMs }) => Math.round(delayMs)),
    /** Looks at a run again and again. */
    follow: async (id: string, looks: number, deadlineMs = Infinity): Promise<void> => {
      for (let look = 0; look < looks; look += 1)
        expect((await watch.next(id, deadlineMs, () => find(id)))?.id).toBe(id);
    },
  };
}

const rising = [2000, 3000, 4500, 6750, 10_125, 15_000, 15_000, 15_000];

describe("a watch over several runs", () => {
  it("looks at each of them once a round, and shares the pauses", async () => {
    const { rounds, follow } = watched();
    await Promise.all(["a", "b", "c"].map((id) => follow(id, 5)));
    expect(rounds.map(({ ids }) => ids)).toEqual(Array.from({ length: 5 }, () => ["a", "b", "c"]));
  });

  it("asks no more of a run that nobody waits for any longer", async () => {
    const { rounds, follow } = watched();
    await Promise.all([follow("a", 1), follow("b", 3)]);
    expect(rounds.map(({ ids }) => ids)).toEqual([["a", "b"], ["b"], ["b"]]);
  });

  it("looks further and further apart, from 2 s to 15 s", async () => {
    const { delays, follow } = watched();
    await follow("a", rising.length);
    expect(delays()).toEqual(rising);
  });

  it("leaves a tenth of each pause to chance, both ways", async () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(chance, { minLength: 8, maxLength: 8 }), async (chances) => {
        const { rounds, follow } = watched({ chances });
        await follow("a", chances.length);
        const shares = rounds.map(({ delayMs }, index) => delayMs / (rising[index] ?? 1));
        expect(shares.map((share) => share.toFixed(6))).toEqual(chances.map((of) => (0.9 + of / 5).toFixed(6)));
      }),
      { numRuns: 20 },
    );
  });

  it("begins to look often again when a new run comes", async () => {
    const { delays, follow } = watched();
    await follow("a", 4);
    await Promise.all([follow("b", 2), follow("a", 1)]);
    expect(delays()).toEqual([...rising.slice(0, 4), 2000, 3000]);
  });

  it("looks no later than the earliest deadline", async () => {
    const { delays, follow } = watched();
    await Promise.all([follow("a", 2, 3500), follow("b", 3)]);
    expect(delays().slice(0, 2)).toEqual([2000, 1500]);
  });

  it("goes on with the others while a look at one does not come back", async () => {
    const { rounds, follow } = watched({ stalled: "a" });
    void follow("a", 2);
    await follow("b", 3);
    expect(rounds.map(({ ids }) => ids)).toEqual([["a", "b"], ["b"], ["b"]]);
  });

  it("ends for all of them, without another look, when the deployment is interrupted", async () => {
    const { rounds, follow } = watched({ interruptedAt: 1 });
    const ends = await Promise.allSettled(["a", "b"].map((id) => follow(id, 3)));
    expect(ends.map((end) => end.status === "rejected" && end.reason instanceof Interrupted)).toEqual([true, true]);
    expect(rounds.map(({ ids }) => ids)).toEqual([["a", "b"], []]);
  });
});
