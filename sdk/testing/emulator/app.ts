import { Hono } from "hono";
import { strike } from "./fault/strike.js";
import { recordRequest } from "./log/record-request.js";
import { controlRoutes } from "./control/routes.js";
import type { Controls } from "./control/controls.js";
import { dispatchRoutes } from "./routes/dispatches.js";
import { mcpServerRoutes } from "./routes/mcp-servers.js";
import { openApiDocument } from "./routes/openapi.js";
import { organizationRoutes } from "./routes/organization.js";
import { notFound, Refusal, refusalBody } from "./routes/refusal.js";
import { runPage } from "./routes/run-page.js";
import { runRoutes } from "./routes/runs.js";
import { workflowRoutes } from "./routes/workflows.js";
import type { RequestEnvironment, World } from "./routes/world.js";

/** Where the API begins, below the host. */
export const basePath = "/api/armature/v1";

function api(world: World): Hono<RequestEnvironment> {
  const routes = new Hono<RequestEnvironment>();
  routes.get("/openapi", (context) => context.json(openApiDocument(new URL(basePath, context.req.url).href)));
  routes.use(async (context, next) => {
    context.set("actor", world.keys.actorOf(context.req.header("authorization")));
    await next();
  });
  routes.route("/", organizationRoutes());
  routes.route("/", workflowRoutes(world));
  routes.route("/", dispatchRoutes(world));
  routes.route("/", runRoutes(world));
  routes.route("/", mcpServerRoutes(world));
  return routes;
}

/** The whole server: the control routes, the pages of runs, and the API behind its log and its faults. */
export function emulatorApp(world: World, controls: Controls): Hono<RequestEnvironment> {
  const app = new Hono<RequestEnvironment>();
  app.route("/_emulator", controlRoutes(controls));
  app.route("/", runPage(world));
  app.use(recordRequest(basePath, world), strike(world));
  app.route(basePath, api(world));
  app.notFound((context) => {
    const { method, path } = context.req;
    return context.json(refusalBody(notFound(`The route ${method} ${path}`), world.profile), 404);
  });
  app.onError((error, context) => {
    if (error instanceof Refusal) return context.json(refusalBody(error, world.profile), error.status);
    return context.json({ error: { code: "internal", message: `The emulator failed: ${error.message}` } }, 500);
  });
  return app;
}
