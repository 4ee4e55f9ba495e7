import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import type { Evaluation } from "../../provider/api/evaluation-record.js";
import type { RunRecord } from "../../provider/api/run-record.js";
import type { RunsApi } from "../../provider/api/runs.js";
import { waitForRun } from "../../provider/workflow-run/wait.js";
import { Watch } from "../../provider/workflow-run/watch.js";
import { run } from "./gated.js";

type Look = string | ApiError | undefined;

type Answer = Evaluation | undefined;

const judged = (criteria: Evaluation["criteria"], passed?: boolean): Evaluation => ({ passed, criteria });

const broken = new ApiError({ kind: "server", method: "GET", path: "/runs/run_1", what: "no", mayHaveArrived: true });

const record = (status: string): RunRecord => ({
  id: "run_1",
  status,
  model: undefined,
  startedAt: undefined,
  endedAt: undefined,
  costUsd: undefined,
  idempotencyKey: undefined,
});

/** What a wait ends with on a server that answers so, and what it says meanwhile; each look takes a second. */
async function waited(
  looks: Look[],
  from: Partial<Parameters<typeof run>[0]> = {},
  evaluations: (Answer | ApiError)[] = [],
  { queueMs = 5000 } = {},
) {
  let nowMs = 0;
  const asked: number[] = [];
  const now = (): number => nowMs;
  const find: RunsApi["find"] = () => {
    const look = looks.shift();
    asked.push(nowMs);
    if (look instanceof ApiError) return Promise.reject(look);
    return Promise.resolve(look === undefined ? undefined : record(look));
  };
  const evaluation: RunsApi["evaluation"] = () => {
    const told = evaluations.length > 0 ? evaluations.shift() : judged([]);
    return told instanceof ApiError ? Promise.reject(told) : Promise.resolve(told);
  };
  const none = (): Promise<never> => Promise.reject(new Error("A wait only looks."));
  const clock = {
    now,
    random: () => 0.5,
    pause: (delayMs: number) => {
      nowMs += delayMs;
      return Promise.resolve(true);
    },
  };
  const runs = { find, dispatch: none, ofKey: none, testers: none, evaluation };
  const watch = new Watch({ firstMs: 1000, longestMs: 1000 }, clock);
  const said: string[] = [];
  const told = {
    seen: ({ status }: { status: string }) => void said.push(status),
    missed: (_: unknown, { what }: ApiError) => void said.push(`missed: ${what}`),
  };
  const pending = run({ status: "pending", verdict: "pending", ...from });
  const evaluator = { runs, watch, now, baselineOf: () => Promise.resolve(undefined) };
  const ended = await waitForRun(pending, evaluator, { queueMs, runMs: 5000 }, told);
  return { ended, said, asked, endedMs: nowMs };
}

describe("a wait for a run", () => {
  it("says each step of it once, and each row of failed looks once", async () => {
    const { ended, said } = await waited(["running", broken, broken, "running", broken, "pass"]);
    expect(said).toEqual(["running", "missed: no", "missed: no", "pass"]);
    expect(ended).toEqual(run({ failedCriteria: [] }));
  });

  it("says once a minute that a run is still where it was, from the first look on", async () => {
    const looks = [...Array.from({ length: 130 }, () => "pending"), "pass"];
    const { said } = await waited(looks, {}, [], { queueMs: 200_000 });
    expect(said).toEqual(["pending", "pending", "pending", "pass"]);
  });

  it("gives the reason of the last look at the deadline", async () => {
    const { ended } = await waited([undefined, broken, broken, broken, broken, broken, broken]);
    expect(ended.verdict).toBe("pending");
    expect(ended.why).toMatch(
      /^it did not start within 5 s \(queueTimeoutSeconds\); last look: GET \/runs\/run_1 failed/u,
    );
  });

  it("forgets why the last deployment knew no more once it knows more", async () => {
    const { ended } = await waited(["running", "pass"], { why: "the deployment was interrupted", model: "gpt-5.1" });
    expect(ended).toEqual(run({ model: "gpt-5.1", failedCriteria: [] }));
  });

  it("is over, inconclusive, when the server still does not know the run at its deadline", async () => {
    const { ended, endedMs } = await waited([undefined, broken]);
    expect(ended).toMatchObject({
      verdict: "inconclusive",
      why: "it did not start within 5 s (queueTimeoutSeconds); last look: the run does not exist",
    });
    expect(endedMs).toBe(5000);
  });

  it("goes on in the next deployment when the last look at it failed otherwise", async () => {
    const { ended } = await waited(["running", ...Array.from({ length: 9 }, () => broken)]);
    expect(ended).toMatchObject({ status: "running", verdict: "pending" });
  });
});

const criterion = (passed: boolean, isRequired = true) => ({ criterionText: "Found an issue", isRequired, passed });

/** One of which the server does not say whether it is required. */
const open = (passed: boolean) => ({ ...criterion(passed), isRequired: undefined });

const unreadable = "its evaluation cannot be read: it is missing, or not whole";
const contradiction = "its evaluation has a failed required criterion";

const denial = "its evaluation says that it did not pass";

describe("a run that says pass", () => {
  it.each<[what: string, evaluations: (Answer | ApiError)[], verdict: string, why: string | undefined]>([
    ["agrees", [judged([criterion(true)])], "pass", undefined],
    ["has no criteria", [judged([])], "pass", undefined],
    ["has a failed optional criterion", [judged([criterion(false, false)])], "pass", undefined],
    ["has one that may be required, and agrees as a whole", [judged([open(false)], true)], "pass", undefined],
    ["comes late", [undefined, broken, judged([criterion(true)])], "pass", undefined],
    ["has a failed required one", [judged([criterion(true), criterion(false)], true)], "inconclusive", contradiction],
    ["has a failed one that may be required", [judged([open(false)])], "inconclusive", contradiction],
    ["has no criteria, and says no as a whole", [judged([], false)], "inconclusive", denial],
    ["has only passed criteria, and says no as a whole", [judged([criterion(true)], false)], "inconclusive", denial],
    [
      "cannot be had",
      Array.from({ length: 9 }, () => broken),
      "pending",
      `its evaluation cannot be read: ${broken.message}`,
    ],
    [
      "was not to be had and then stays away",
      [broken, ...Array.from({ length: 9 }, () => undefined)],
      "inconclusive",
      unreadable,
    ],
    ["stays away", Array.from({ length: 9 }, () => undefined), "inconclusive", unreadable],
  ])("and of which the evaluation %s", async (_, evaluations, verdict, why) => {
    const { ended } = await waited(["pass"], {}, evaluations);
    expect([ended.status, ended.verdict, ended.why]).toEqual(["pass", verdict, why]);
  });

  it("is looked at again within its own time, five times at most", async () => {
    const missing = Array.from({ length: 9 }, () => undefined);
    const { ended, endedMs } = await waited(["pass"], {}, missing);
    expect(missing).toHaveLength(4);
    expect(endedMs).toBe(5000);
    expect(ended).not.toHaveProperty("failedCriteria");
  });

  it("and whose evaluation is refused is not looked at again", async () => {
    const refused = new ApiError({ kind: "forbidden", method: "GET", path: "/x", what: "no", mayHaveArrived: false });
    const rest: ApiError[] = [refused, refused];
    const { ended } = await waited(["pass"], {}, rest);
    expect(rest).toHaveLength(1);
    expect(ended.verdict).toBe("inconclusive");
    expect(ended.why).toContain("its evaluation cannot be read: GET /x failed");
  });

  it("and whose evaluation cannot be had in a second deployment either is inconclusive", async () => {
    const why = `its evaluation cannot be read: ${broken.message}`;
    const before = { status: "pass", verdict: "pending", why } as const;
    const { ended } = await waited([], before, [broken, broken, broken, broken, broken, broken]);
    expect([ended.verdict, ended.why]).toEqual(["inconclusive", why]);
  });

  it("was said to pass before, and could not be read then, is read without another look at it", async () => {
    const { ended, asked } = await waited([], { status: "pass", verdict: "inconclusive", why: unreadable });
    expect(ended).toEqual(run({ failedCriteria: [] }));
    expect(asked).toEqual([]);
  });
});

describe("a run that failed", () => {
  it("fails by its own word when its evaluation cannot be read, of which one look is enough", async () => {
    const rest: ApiError[] = [broken, broken];
    const { ended } = await waited(["fail"], {}, rest);
    expect(ended).toEqual(run({ verdict: "fail" }));
    expect(rest).toHaveLength(1);
  });
});
