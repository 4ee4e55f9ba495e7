import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import { Interrupted, Watch, type Clock } from "../../provider/workflow-run/watch.js";

const pace = { firstMs: 2000, longestMs: 15_000 };

/** A clock on which a pause takes no time, and a look none either. */
function clockFrom(): Clock {
  let nowMs = 0;
  return {
    now: () => nowMs,
    random: () => 0.5,
    pause: (delayMs) => {
      nowMs += delayMs;
      return Promise.resolve(true);
    },
  };
}

const far = 1e9;

const tooMany = (retryAfterMs: number): ApiError =>
  new ApiError({ kind: "rate-limited", method: "GET", path: "/runs/x", what: "", retryAfterMs, mayHaveArrived: false });

describe("the rounds that all waits of a process share", () => {
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

  it("take a look that the interruption cut off for no word of the server's", async () => {
    const watch = new Watch(pace, { ...clockFrom(), pause: () => Promise.resolve(false) });
    await expect(watch.atOnce("run_1", far, () => Promise.reject(tooMany(0)))).rejects.toThrow(Interrupted);
  });

  it("give a look with more time than a timer can take as much as it needs", async () => {
    const watch = new Watch(pace, clockFrom());
    const look = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve("seen"), 50));
    expect(await watch.atOnce("run_1", 1e12, look)).toBe("seen");
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
