import { Hono } from "hono";
import { sentFields } from "./request-body.js";
import { mustWrite } from "./auth.js";
import { Refusal } from "./refusal.js";
import { storedWorkflow } from "./stored-workflow.js";
import type { RequestEnvironment, World } from "./world.js";
import { objectOf } from "../check/object.js";
import { filledText, flag, text } from "../check/value.js";
import { dispatch } from "../store/dispatch.js";
import { endOf, type StoredRun } from "../store/run-record.js";
import { modelList, type TesterTarget, targetList } from "../store/workflow-fields.js";
import { dispatchAnswer } from "../view/run-view.js";
import { spelled } from "../view/spelling.js";

type DispatchFields = {
  reason?: string;
  baselineRunId?: string;
  idempotencyKey?: string;
  forceNewRun?: boolean;
  testerModelIds?: readonly string[];
  testerTargets?: readonly TesterTarget[];
};

const dispatchFields = objectOf<DispatchFields>(
  {
    reason: text,
    baselineRunId: filledText,
    idempotencyKey: filledText,
    forceNewRun: flag,
    testerModelIds: modelList,
    testerTargets: targetList,
  },
  [],
);

/** The runs that a key's earlier dispatch made, unless the profile forgets a key whose runs have all ended. */
function runsOfKey({ store, profile }: World, key: string | undefined, nowMs: number): readonly StoredRun[] {
  if (key === undefined) return [];
  const runs = store.runsOfKey(key);
  return profile.finishedRunReturned || runs.some((run) => endOf(run) > nowMs) ? runs : [];
}

/** `POST /workflows/{id}/runs`. A key is a workflow's own; `forceNewRun` makes new runs and gives the key to them. */
export function dispatchRoutes(world: World): Hono<RequestEnvironment> {
  const routes = new Hono<RequestEnvironment>();

  routes.post("/workflows/:id/runs", (context) => {
    mustWrite(context.var.actor);
    const { store, profile } = world;
    const workflow = storedWorkflow(store, context.req.param("id"), profile.archive !== "404");
    if (workflow.archivedAt !== undefined) {
      throw new Refusal(400, "workflow_archived", "The workflow is archived: it can no longer be run.");
    }
    const sent = context.var.text === "" ? {} : sentFields(context, dispatchFields);
    const { forceNewRun = false, testerModelIds, testerTargets, ...request } = sent;
    const ownKey = request.idempotencyKey ?? (profile.keyFromReason ? request.reason : undefined);
    const key = ownKey === undefined ? undefined : JSON.stringify([workflow.id, ownKey]);
    const nowMs = Date.now();
    const known = forceNewRun ? [] : runsOfKey(world, key, nowMs);
    if (known.length > 0) return context.json(spelled(dispatchAnswer(known, profile), profile), 202);
    const testers = {
      ...(testerModelIds === undefined ? {} : { testerModelIds }),
      ...(testerTargets === undefined ? {} : { testerTargets }),
    };
    const { runs } = dispatch(world, workflow, { trigger: "manual", ...request }, testers, nowMs);
    if (key !== undefined) store.putKey(key, runs);
    return context.json(spelled(dispatchAnswer(runs, profile), profile), 202);
  });

  return routes;
}
