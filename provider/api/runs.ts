import { ApiError } from "./error.js";
import type { Send } from "./http.js";
import { listed, type Wire } from "./record.js";
import { criteriaIn, dispatchedIds, runRecord, type CriterionVerdict, type RunRecord } from "./run-record.js";

/** Dispatches, and `/runs`, of Armature's REST API. Each call throws {@link ApiError}. */
export interface RunsApi {
  dispatch(workflowId: string, body: Wire): Promise<string[]>;
  /** The runs of the last days that an earlier dispatch under this key made, as far as the server tells keys. */
  ofKey(workflowId: string, idempotencyKey: string): Promise<string[]>;
  /** Undefined when it does not exist, or not yet. */
  find(id: string): Promise<RunRecord | undefined>;
  /** Empty when the run has no evaluation, or not yet. */
  evaluation(id: string): Promise<CriterionVerdict[]>;
}

export function runsApi(send: Send): RunsApi {
  const unlessMissing = async (answer: Promise<unknown>): Promise<unknown> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ApiError && error.kind === "not-found") return undefined;
      throw error;
    }
  };

  return {
    dispatch: async (workflowId, body) => {
      const path = `/workflows/${encodeURIComponent(workflowId)}/runs`;
      const ids = dispatchedIds(await send("POST", path, body));
      if (ids.length > 0) return ids;
      const what = "the answer names no run";
      throw new ApiError({ kind: "malformed-answer", method: "POST", path, what, mayHaveArrived: true });
    },
    ofKey: async (workflowId, idempotencyKey) => {
      const query = new URLSearchParams({ workflowId, range: "7d", pageSize: "200" });
      const rows = listed(await send("GET", `/runs?${query.toString()}`), ["rows", "runs", "data"]) ?? [];
      const runs = rows.map((row) => runRecord(row));
      return runs.flatMap((run) => (run?.idempotencyKey === idempotencyKey ? [run.id] : []));
    },
    find: async (id) => {
      const path = `/runs/${encodeURIComponent(id)}`;
      const answer = await unlessMissing(send("GET", path));
      if (answer === undefined) return undefined;
      const run = runRecord(answer);
      if (run?.id === id) return run;
      const what = "the answer is not this run";
      throw new ApiError({ kind: "malformed-answer", method: "GET", path, what, mayHaveArrived: true });
    },
    evaluation: async (id) =>
      criteriaIn(await unlessMissing(send("GET", `/runs/${encodeURIComponent(id)}/evaluation`))),
  };
}
