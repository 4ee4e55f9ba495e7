import { Hono } from "hono";
import { positiveNumber } from "./query.js";
import { invalid, notFound, Refusal } from "./refusal.js";
import type { RequestEnvironment, World } from "./world.js";
import { problem } from "../check/problem.js";
import { type RunRecord, runRecord } from "../store/run-record.js";
import { listAnswer, pageOf } from "../view/list-view.js";
import { evaluationAnswer, runAnswer, runRow, toolCalls, trace } from "../view/run-view.js";
import { spelled } from "../view/spelling.js";

const dayMs = 24 * 60 * 60 * 1000;

const rangesMs: ReadonlyMap<string, number> = new Map([
  ["24h", dayMs],
  ["7d", 7 * dayMs],
  ["30d", 30 * dayMs],
]);

/** Runs on a page when the client does not say, and at most. */
const pageSizes = { usual: 50, most: 200 };

function rangeOf(range: string): number {
  const found = rangesMs.get(range);
  if (found === undefined) throw invalid(problem("range", `must be one of ${[...rangesMs.keys()].join(", ")}`));
  return found;
}

/** Whether the run is one of those that the query asks for. */
function matcher(query: Record<string, string>, nowMs: number): (run: RunRecord) => boolean {
  const { range = "24h", workflowId, status, classification, search } = query;
  const sinceMs = nowMs - rangeOf(range);
  const needle = search?.toLowerCase();
  return (run) =>
    Date.parse(run.createdAt) >= sinceMs &&
    (workflowId === undefined || run.workflowId === workflowId) &&
    (status === undefined || status.split(",").includes(run.status)) &&
    (classification === undefined || run.classification === classification) &&
    (needle === undefined || `${run.workflowName}\n${run.reason ?? ""}`.toLowerCase().includes(needle));
}

/** `/runs`. Newest first, unless `sort=createdAt`. */
export function runRoutes(world: World): Hono<RequestEnvironment> {
  const routes = new Hono<RequestEnvironment>();

  const recordOf = (id: string): RunRecord => {
    const run = world.store.run(id);
    if (run === undefined) throw notFound(`Run ${id}`);
    return runRecord(run, Date.now());
  };

  routes.get("/runs", (context) => {
    const { store, profile } = world;
    const query = context.req.query();
    const nowMs = Date.now();
    const records = store.runs().map((run) => runRecord(run, nowMs));
    if (query["sort"] !== "createdAt") records.reverse();
    const page = positiveNumber("page", query["page"], 1);
    const pageSize = Math.min(positiveNumber("pageSize", query["pageSize"], pageSizes.usual), pageSizes.most);
    const { rows, ...place } = pageOf(records.filter(matcher(query, nowMs)).map(runRow), page, pageSize);
    return context.json(spelled(listAnswer(rows, "runs", profile, place), profile));
  });

  routes.get("/runs/:id", (context) =>
    context.json(spelled(runAnswer(recordOf(context.req.param("id")), world.profile), world.profile)),
  );

  routes.get("/runs/:id/evaluation", (context) => {
    const run = recordOf(context.req.param("id"));
    if (run.endedAt === undefined) throw new Refusal(404, "not_evaluated", `Run ${run.id} has not ended yet.`);
    return context.json(spelled(evaluationAnswer(run, world.profile), world.profile));
  });

  routes.get("/runs/:id/tool-calls", (context) =>
    context.json(spelled({ rows: toolCalls(recordOf(context.req.param("id"))) }, world.profile)),
  );

  routes.get("/runs/:id/trace", (context) =>
    context.json(spelled(trace(recordOf(context.req.param("id"))), world.profile)),
  );

  return routes;
}
