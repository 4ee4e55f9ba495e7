import type { Json, JsonObject } from "../json.js";
import type { Profile } from "../profile/profile.js";
import type { RunRecord, StoredRun } from "../store/run-record.js";

const wrapped = (key: string, value: JsonObject, { runEnvelope }: Profile): JsonObject =>
  runEnvelope === "wrapped" ? { [key]: value } : value;

const evaluatorsOwn: ReadonlySet<string> = new Set(["criteria", "summary"]);

/** A row of `GET /runs`: the run without the evaluator's words. */
export const runRow = (run: RunRecord): JsonObject =>
  Object.fromEntries(Object.entries(run).filter(([key]) => !evaluatorsOwn.has(key)));

/** The answer to `GET /runs/{id}`. */
export function runAnswer(run: RunRecord, profile: Profile): JsonObject {
  const { summary, criteria } = run;
  const evaluation = summary === undefined ? {} : { evaluation: { summary, criteria: criteria ?? [] } };
  return wrapped("run", { ...runRow(run), ...evaluation }, profile);
}

/** The words of a run that was judged; after any other, such as `error`, there is no verdict. */
const verdicts: ReadonlySet<string> = new Set(["pass", "partial", "fail"]);

/** The answer to `GET /runs/{id}/evaluation`. */
export function evaluationAnswer(run: RunRecord, profile: Profile): JsonObject {
  const { id, status, summary = "", criteria = [] } = run;
  const verdict = verdicts.has(status) ? status : null;
  return wrapped("evaluation", { runId: id, verdict, summary, criteria }, profile);
}

/** The answer to a dispatch. */
export function dispatchAnswer(runs: readonly StoredRun[], { dispatchAnswer: form }: Profile): JsonObject {
  const runIds = runs.map(({ id }) => id);
  const [only, ...others] = runIds;
  if (form === "runs-id") return { runs: runIds.map((id) => ({ id })) };
  if (form === "runs-runId") return { runs: runIds.map((runId) => ({ runId })) };
  if (form === "runIds" || only === undefined || others.length > 0) return { runIds };
  switch (form) {
    case "run":
      return { run: { id: only } };
    case "runId":
      return { runId: only };
    case "id":
      return { id: only };
  }
}

/** The answer to `GET /runs/{id}/tool-calls`: one made-up call of a run that has started. */
export function toolCalls({ id, startedAt }: RunRecord): readonly Json[] {
  if (startedAt === undefined) return [];
  return [{ id: `${id}_call1`, name: "search", arguments: {}, isError: false, startedAt, durationMs: 20 }];
}

/** The answer to `GET /runs/{id}/trace`: what the tester and its tools said, redacted. */
export function trace({ id, startedAt, endedAt, summary }: RunRecord): JsonObject {
  const started = startedAt === undefined ? [] : [{ type: "tester.started", at: startedAt }];
  const ended = endedAt === undefined ? [] : [{ type: "tester.ended", at: endedAt, text: summary ?? "" }];
  return { runId: id, redacted: true, events: [...started, ...ended] };
}
