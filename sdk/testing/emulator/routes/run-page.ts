import { Hono } from "hono";
import { notFound } from "./refusal.js";
import type { RequestEnvironment, World } from "./world.js";
import { runRecord } from "../store/run-record.js";

/**
 * `GET /runs/{id}` below the host, where the link of a gate's run leads: all that is held of the run, what matters most
 * first. It is the dashboard's place, not the API's, so it takes no key, keeps no log and knows no profile.
 */
export function runPage({ store }: World): Hono<RequestEnvironment> {
  const routes = new Hono<RequestEnvironment>();

  routes.get("/runs/:id", (context) => {
    const stored = store.run(context.req.param("id"));
    if (stored === undefined) throw notFound(`Run ${context.req.param("id")}`);
    const { id, workflowName, modelId, status, summary, criteria, ...rest } = runRecord(stored, Date.now());
    const page = JSON.stringify({ id, workflowName, modelId, status, summary, criteria, ...rest }, undefined, 2);
    return context.body(`${page}\n`, 200, { "content-type": "application/json" });
  });

  return routes;
}
