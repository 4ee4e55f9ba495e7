import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import type { RunsApi } from "../../provider/api/runs.js";
import { carryOut } from "../../provider/workflow-run/dispatch.js";
import { defaults } from "../../provider/workflow-run/defaults.js";

const hourMs = 60 * 60 * 1000;

const missing = new ApiError({ kind: "not-found", method: "GET", path: "/runs", what: "404", mayHaveArrived: true });

const origin = {
  urn: "urn:pulumi:dev::shop::armature:WorkflowRun::smoke",
  project: "shop",
  stack: "dev",
  name: "smoke",
};

/** What comes of a first order on a machine whose clock is so far ahead of a server where runs end at once. */
async function carriedOut({ aheadMs, hasList }: { readonly aheadMs: number; readonly hasList: boolean }) {
  const made: { readonly id: string; readonly key: unknown }[] = [];
  const runs: RunsApi = {
    dispatch: (_, { idempotencyKey: key }) => {
      made.push({ id: `run_${made.length + 1}`, key });
      return Promise.resolve([`run_${made.length}`]);
    },
    ofKey: (_, key) => {
      if (!hasList) return Promise.reject(missing);
      return Promise.resolve(made.filter((run) => run.key === key).map(({ id }) => id));
    },
    find: (id) => {
      const at = new Date(0).toISOString();
      const told = { model: undefined, costUsd: undefined, idempotencyKey: undefined };
      return Promise.resolve({ id, status: "pass", startedAt: at, endedAt: at, ...told });
    },
    evaluation: () => Promise.resolve(undefined),
    testers: () => Promise.resolve(undefined),
  };
  const dispatcher = {
    runs,
    pause: () => Promise.resolve(true),
    dashboard: "https://armature.app",
  };
  const declared = { ...defaults, workflowId: "wf_1" };
  const carried = await carryOut(dispatcher, { declared, origin, begunMs: aheadMs, sequence: 0, base: { own: 0 } });
  return { ...carried, made };
}

describe("the first order of a resource", () => {
  it.each([
    [0, true],
    [0, false],
    [2 * hourMs, true],
  ])("is one dispatch on a clock that is %d ms ahead, where the server lists runs: %s", async (aheadMs, hasList) => {
    const { runs, made, failure } = await carriedOut({ aheadMs, hasList });
    expect(made).toHaveLength(1);
    expect(failure).toBeUndefined();
    expect(runs).toMatchObject([{ id: "run_1", sequence: 1 }]);
  });

  it("ends, and says why, where every answer looks like another life's and no list tells otherwise", async () => {
    const { runs, made, failure } = await carriedOut({ aheadMs: 2 * hourMs, hasList: false });
    expect(made).toHaveLength(3);
    expect(runs).toEqual([]);
    expect(failure?.message).toBe(
      "Each dispatch is answered with runs that ended over an hour ago by this machine's clock (run_1, run_2, run_3): " +
        "set the clock right, or give this resource an idempotencyKey of its own.",
    );
  });
});
