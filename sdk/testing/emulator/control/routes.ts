import { Hono } from "hono";
import type { Controls } from "./controls.js";
import { parseJson } from "../json.js";
import { EmulatorOptionError } from "../option-error.js";
import type { RequestEnvironment } from "../routes/world.js";

/** What `GET /_emulator` answers, so that a client knows whom it talks to. */
export const emulatorMark = "pulumi-armature";

/**
 * The controls over HTTP, for a test of a separate process. None is a plain GET or POST that changes something, so
 * that no page in a browser can send it without asking first.
 */
export function controlRoutes(controls: Controls): Hono<RequestEnvironment> {
  const routes = new Hono<RequestEnvironment>();

  routes.get("/", (context) => context.json({ emulator: emulatorMark }));
  for (const name of ["requests", "workflows", "runs", "stats"] as const) {
    routes.get(`/${name}`, async (context) => context.json(await controls[name]()));
  }
  for (const [path, set] of [
    ["/faults", controls.setFaults],
    ["/profile", controls.setProfile],
    ["/script", controls.setScript],
  ] as const) {
    routes.put(path, async (context) => {
      await set(parseJson(await context.req.text()));
      return context.json({ ok: true });
    });
  }
  routes.delete("/requests", async (context) => {
    await controls.clearRequests();
    return context.json({ ok: true });
  });
  routes.delete("/", async (context) => {
    await controls.save();
    context.env.outgoing.once("finish", () => {
      // Whether the state can be written was just tried and told.
      controls.stop().catch(() => undefined);
    });
    return context.json({ ok: true });
  });

  routes.all("*", (context) =>
    context.json({ error: { message: `The emulator has no control ${context.req.method} ${context.req.path}.` } }, 404),
  );
  routes.onError((error, context) => {
    const status = error instanceof EmulatorOptionError ? 400 : 500;
    return context.json({ error: { message: error.message } }, status);
  });
  return routes;
}
