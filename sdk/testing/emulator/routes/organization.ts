import { Hono } from "hono";
import type { RequestEnvironment } from "./world.js";

/** `GET /org`: whose key this is. */
export function organizationRoutes(): Hono<RequestEnvironment> {
  const routes = new Hono<RequestEnvironment>();
  routes.get("/org", (context) => {
    const { apiKeyId, role } = context.var.actor;
    return context.json({
      organization: { id: "0e8f4c8e-52a7-4a57-8f0b-6c1d2e3f4a5b", slug: "emulated", name: "Emulated organization" },
      actor: { apiKeyId, apiKeyName: `Emulated ${role} key`, userProfileId: null, role, email: null },
    });
  });
  return routes;
}
