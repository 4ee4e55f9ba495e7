import { describe, expect, it } from "@jest/globals";
import { Throttle } from "../../provider/api/throttle.js";

/** A throttle on a clock of its own, which only its waits move. */
function made(): {
  throttle: Throttle;
  nowMs: () => number;
  pass: (ms: number) => void;
  beginsAt: () => Promise<number>;
} {
  let nowMs = 1000;
  const pause = (delayMs: number): Promise<boolean> => {
    nowMs += delayMs;
    return Promise.resolve(true);
  };
  const throttle = new Throttle({ now: () => nowMs, pause });
  return {
    throttle,
    nowMs: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
    beginsAt: async () => {
      expect(await throttle.turn(Infinity)).toBe("begins");
      return nowMs;
    },
  };
}

async function times(count: number, make: () => Promise<number>): Promise<number[]> {
  const made: number[] = [];
  for (let time = 0; time < count; time += 1) made.push(await make());
  return made;
}

describe("the pace of a process", () => {
  it("holds nobody back before a 429", async () => {
    const { beginsAt } = made();
    expect(await times(3, beginsAt)).toEqual([1000, 1000, 1000]);
  });

  it("holds everybody back for as long as the server wants, and then lets them begin one after the other", async () => {
    const { throttle, beginsAt } = made();
    throttle.slowDown(900, 7000);
    expect(await times(4, beginsAt)).toEqual([8000, 8050, 8100, 8150]);
  });

  it("is halved by one 429 after the other, down to one request in two seconds", async () => {
    const { throttle, nowMs, pass, beginsAt } = made();
    for (const spacingMs of [50, 100, 200, 400, 800, 1600, 2000, 2000]) {
      pass(1);
      throttle.slowDown(nowMs(), 0);
      const [first = 0, second = 0] = await times(2, beginsAt);
      expect(second - first).toBe(spacingMs);
    }
  });

  it("is halved once by many 429 that were under way together", async () => {
    const { throttle, beginsAt } = made();
    for (let time = 0; time < 16; time += 1) throttle.slowDown(900, 10);
    const [first = 0, second = 0] = await times(2, beginsAt);
    expect([first, second - first]).toEqual([1010, 50]);
  });

  it("keeps the longest of several holds", async () => {
    const { throttle, beginsAt } = made();
    throttle.slowDown(900, 5000);
    throttle.slowDown(950, 1000);
    expect(await beginsAt()).toBe(6000);
  });

  it("comes back with successes, to none at all", async () => {
    const { throttle, nowMs, pass, beginsAt } = made();
    throttle.slowDown(900, 0);
    for (let success = 0; success < 1900; success += 1) throttle.succeeded();
    pass(100);
    expect(await times(3, beginsAt)).toEqual([nowMs(), nowMs(), nowMs()]);
  });

  it("comes back slowly, so that few requests are beyond the server's limit", async () => {
    const { throttle, beginsAt } = made();
    throttle.slowDown(900, 0);
    for (let success = 0; success < 200; success += 1) throttle.succeeded();
    const [first = 0, second = 0] = await times(2, beginsAt);
    expect(second - first).toBeCloseTo(25);
  });

  it("ends a wait when the deployment is interrupted", async () => {
    const throttle = new Throttle({ now: () => 0, pause: () => Promise.resolve(false) });
    throttle.slowDown(-1, 60_000);
    expect(await throttle.turn(Infinity)).toBe("interrupted");
  });

  it("gives up at once where a request could not begin before its deadline", async () => {
    const { throttle, nowMs } = made();
    throttle.slowDown(900, 7000);
    expect(await throttle.turn(nowMs() + 6999)).toBe("too late");
    expect(nowMs()).toBe(1000);
  });

  it("is not held up by a clock that is set back", async () => {
    const { throttle, pass, nowMs } = made();
    expect(await throttle.turn(Infinity)).toBe("begins");
    pass(-3_600_000);
    expect(await throttle.turn(Infinity)).toBe("begins");
    expect(nowMs()).toBe(1000 - 3_600_000);
  });

  it("is not held up by such a clock before a 429 comes, and is halved by the next one", async () => {
    const { throttle, pass, nowMs, beginsAt } = made();
    throttle.slowDown(900, 5000);
    pass(-3_600_000);
    throttle.slowDown(nowMs() - 1, 100);
    const beganMs = nowMs();
    const [first = 0, second = 0] = await times(2, beginsAt);
    expect([first - beganMs, second - first]).toEqual([100, 100]);
  });

  it("is not held up by such a clock after a 429 either", async () => {
    const { throttle, pass, nowMs } = made();
    throttle.slowDown(900, 5000);
    pass(-3_600_000);
    expect(await throttle.turn(Infinity)).toBe("begins");
    expect(nowMs()).toBe(1000 - 3_600_000);
  });
});
