import { Hono } from "hono";
import { sentFields, sentObject } from "./request-body.js";
import { mustWrite } from "./auth.js";
import { storedWorkflow } from "./stored-workflow.js";
import { invalid } from "./refusal.js";
import type { RequestEnvironment, World } from "./world.js";
import { positiveNumber } from "./query.js";
import { dispatch } from "../store/dispatch.js";
import { newIdentifier } from "../store/identifier.js";
import { normalised } from "../store/normalised.js";
import { patched } from "../store/patch.js";
import type { Profile } from "../profile/profile.js";
import type { Store } from "../store/store.js";
import { type WorkflowFields, workflowFields } from "../store/workflow-fields.js";
import { currentVersionOf, type StoredWorkflow, type WorkflowVersion } from "../store/workflow-record.js";
import { listAnswer, pageOf } from "../view/list-view.js";
import { documentedAnswer, spelled } from "../view/spelling.js";
import { creationAnswer, patchAnswer, workflowAnswer, workflowRow } from "../view/workflow-view.js";

const newVersion = (fields: WorkflowFields, number: number, createdAt: string, profile: Profile): WorkflowVersion => ({
  id: newIdentifier("wfv", profile),
  number,
  createdAt,
  fields,
});

/** Whether the workflow's MCP server is of one of the categories asked for. */
function isOfCategory(store: Store, workflow: StoredWorkflow, asked: readonly string[]): boolean {
  const server = store.mcpServer(currentVersionOf(workflow).fields.mcpServerId);
  return server?.categories.some((category) => asked.includes(category)) ?? false;
}

/** `/workflows`, but for its runs. */
export function workflowRoutes(world: World): Hono<RequestEnvironment> {
  const { store } = world;
  const routes = new Hono<RequestEnvironment>();

  routes.get("/workflows", (context) => {
    const { profile } = world;
    const { category = [], categorySlug = [] } = context.req.queries();
    const asked = [...category, ...categorySlug]
      .flatMap((slugs) => slugs.split(","))
      .map((slug) => slug.trim())
      .filter((slug) => slug !== "");
    const rows = store
      .workflows()
      .filter(({ archivedAt }) => archivedAt === undefined || profile.archivedListed)
      .filter((workflow) => asked.length === 0 || isOfCategory(store, workflow, asked))
      .map((workflow) => workflowRow(workflow, profile));
    if (profile.listPageSize === undefined) {
      return context.json(spelled(listAnswer(rows, "workflows", profile), profile));
    }
    const { rows: some, ...place } = pageOf(
      rows,
      positiveNumber("page", context.req.query("page"), 1),
      profile.listPageSize,
    );
    return context.json(spelled(listAnswer(some, "workflows", profile, place), profile));
  });

  routes.post("/workflows", (context) => {
    mustWrite(context.var.actor);
    const { profile } = world;
    const fields = sentFields(context, workflowFields, (sent) => normalised(sent, {}, profile));
    const now = new Date();
    const createdAt = now.toISOString();
    const workflow: StoredWorkflow = {
      id: newIdentifier("wf", profile),
      versions: [newVersion(fields, 1, createdAt, profile)],
      createdAt,
      updatedAt: createdAt,
    };
    store.putWorkflow(workflow);
    const { runs, failed } = dispatch(world, workflow, { trigger: "initial" }, {}, now.getTime());
    const initialDispatch = { queued: runs.length, failed };
    return context.json(documentedAnswer(creationAnswer(workflow, initialDispatch, profile), profile), 201);
  });

  routes.get("/workflows/:id", (context) => {
    const { profile } = world;
    const workflow = storedWorkflow(store, context.req.param("id"), profile.archive !== "404");
    return context.json(spelled(workflowAnswer(workflow, profile), profile));
  });

  routes.patch("/workflows/:id", (context) => {
    mustWrite(context.var.actor);
    const { profile } = world;
    const workflow = storedWorkflow(store, context.req.param("id"), false);
    const { number, fields } = currentVersionOf(workflow);
    const updatedAt = new Date().toISOString();
    const next = patched(fields, sentObject(context), profile, invalid);
    const changed: StoredWorkflow = {
      ...workflow,
      versions: [...workflow.versions, newVersion(next, number + 1, updatedAt, profile)],
      updatedAt,
    };
    store.putWorkflow(changed);
    if (profile.patchAnswer === "no-content") return context.body(null, 204);
    return context.json(documentedAnswer(patchAnswer(changed, profile), profile));
  });

  routes.delete("/workflows/:id", (context) => {
    mustWrite(context.var.actor);
    const { profile } = world;
    const workflow = storedWorkflow(store, context.req.param("id"), profile.archive !== "404");
    const now = new Date().toISOString();
    if (workflow.archivedAt === undefined) store.putWorkflow({ ...workflow, updatedAt: now, archivedAt: now });
    return profile.archiveAnswer === "no-content" ? context.body(null, 204) : context.json({ ok: true });
  });

  return routes;
}
