import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import type { RunRecord } from "../../provider/api/run-record.js";
import type { RunsApi } from "../../provider/api/runs.js";
import { waitForRun } from "../../provider/workflow-run/wait.js";
import { Watch } from "../../provider/workflow-run/watch.js";
import { run } from "./gated.js";

type Look = string | ApiError | undefined;

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
async function waited(looks: Look[], from: Partial<Parameters<typeof run>[0]> = {}) {
  let nowMs = 0;
  const now = (): number => nowMs;
  const find: RunsApi["find"] = () => {
    const look = looks.shift();
    if (look instanceof ApiError) return Promise.reject(look);
    return Promise.resolve(look === undefined ? undefined : record(look));
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
  const api = { find, dispatch: none, ofKey: none, evaluation: none };
  const watch = new Watch(api, { firstMs: 1000, longestMs: 1000 }, clock);
  const said: string[] = [];
  const told = {
    seen: ({ status }: { status: string }) => void said.push(status),
    missed: (_: unknown, { what }: ApiError) => void said.push(`missed: ${what}`),
  };
  const pending = run({ status: "pending", verdict: "pending", ...from });
  const ended = await waitForRun(pending, watch, { queueMs: 5000, runMs: 5000 }, now, told);
  return { ended, said };
}

describe("a wait for a run", () => {
  it("says each step of it once, and each row of failed looks once", async () => {
    const { ended, said } = await waited(["running", broken, broken, "running", broken, "pass"]);
    expect(said).toEqual(["running", "missed: no", "missed: no", "pass"]);
    expect(ended).toEqual(run());
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
    expect(ended).toEqual(run({ model: "gpt-5.1" }));
  });
});
