import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import { Interrupted, Watch, type Clock } from "../../provider/workflow-run/watch.js";

const pace = { firstMs: 2000, longestMs: 15_000 };

/** A clock on which a pause takes no time, and a look none either. */
function clockFrom(random = 0.5): Clock {
  let nowMs = 0;
  return {
    now: () => nowMs,
    random: () => random,
    pause: (delayMs) => {
      nowMs += delayMs;
      return Promise.resolve(true);
    },
  };
}

const far = 1e9;

/** When so many looks in a row are made. */
async function times(watch: Watch, { now }: Clock, looks: number, deadlineMs = far): Promise<number[]> {
  const seen: number[] = [];
  for (let look = 0; look < looks; look += 1)
    seen.push(await watch.next("run_1", deadlineMs, () => Promise.resolve(now())));
  return seen;
}

const tooMany = (retryAfterMs: number): ApiError =>
  new ApiError({ kind: "rate-limited", method: "GET", path: "/runs/x", what: "", retryAfterMs, mayHaveArrived: false });

describe("the rounds that all waits of a process share", () => {
  it("are further and further apart, up to a longest", async () => {
    const clock = clockFrom();
    expect(await times(new Watch(pace, clock), clock, 8)).toEqual([
      2000, 5000, 9500, 16_250, 26_375, 41_375, 56_375, 71_375,
    ]);
  });

  it.each([
    [0, 1800],
    [0.5, 2000],
    [1, 2200],
  ])("differ by a tenth: with the chance %s the first comes after %s ms", async (random, ms) => {
    const clock = clockFrom(random);
    expect(await times(new Watch(pace, clock), clock, 1)).toEqual([ms]);
  });

  it("begin anew, close together, with a run that was not waited for before", async () => {
    const clock = clockFrom();
    const watch = new Watch(pace, clock);
    await times(watch, clock, 5);
    const before = clock.now();
    expect((await watch.next("run_2", far, () => Promise.resolve(clock.now()))) - before).toBe(2000);
  });

  it("are one for runs that are waited for together", async () => {
    const clock = clockFrom();
    const watch = new Watch(pace, clock);
    const ids = ["run_1", "run_2", "run_3"];
    const looks = ids.map((id) => watch.next(id, far, () => Promise.resolve(clock.now())));
    expect(await Promise.all(looks)).toEqual([2000, 2000, 2000]);
  });

  it("come no later than the next deadline", async () => {
    const clock = clockFrom();
    expect(await times(new Watch(pace, clock), clock, 1, 700)).toEqual([700]);
  });

  it("wait as long as a server that is asked too often wants, and look meanwhile only at what has no time left", async () => {
    const clock = clockFrom();
    const watch = new Watch(pace, clock);
    await expect(watch.next("run_1", far, () => Promise.reject(tooMany(60_000)))).rejects.toThrow("failed");
    const at = clock.now();
    const looks = [
      watch.next("run_1", far, () => Promise.resolve(clock.now())),
      watch.atOnce("run_2", far, () => Promise.resolve(clock.now())),
      watch.next("run_3", at + 20_000, () => Promise.resolve(clock.now())),
    ];
    expect(await Promise.all(looks)).toEqual([at + 60_000, at + 60_000, at + 20_000]);
  });

  it("end at once, for all, when the deployment is interrupted", async () => {
    const watch = new Watch(pace, { ...clockFrom(), pause: () => Promise.resolve(false) });
    const looks = ["run_1", "run_2"].map((id) => watch.next(id, far, () => Promise.resolve(1)));
    const ends = await Promise.allSettled(looks);
    expect(ends.map((end) => end.status === "rejected" && end.reason instanceof Interrupted)).toEqual([true, true]);
  });

  it("take a look that the interruption cut off for no word of the server's", async () => {
    const watch = new Watch(pace, { ...clockFrom(), pause: () => Promise.resolve(false) });
    await expect(watch.atOnce("run_1", far, () => Promise.reject(tooMany(0)))).rejects.toThrow(Interrupted);
  });

  it("give up a look that stalls three seconds after its deadline", async () => {
    const watch = new Watch(pace, clockFrom());
    const beganMs = Date.now();
    const stalled = watch.next("run/1", 100, () => new Promise<never>(() => undefined));
    await expect(stalled).rejects.toMatchObject({
      kind: "timeout",
      message: expect.stringMatching(/^GET \/runs\/run%2F1 failed: there was no answer by the run's deadline\./u),
    });
    expect(Date.now() - beganMs).toBeLessThan(4000);
  });
});
