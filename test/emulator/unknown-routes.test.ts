import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { leastFields, send } from "./client.js";
import { emulators } from "./started.js";

const segment = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/u);

describe("a route that does not exist", () => {
  const start = emulators();

  it("answers 404 in JSON, whatever it is called", async () => {
    const emulator = await start();
    const known = new Set(["org", "openapi", "workflows", "runs", "mcp-servers"]);
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).filter(([first = ""]) => !known.has(first));
    const method = fc.constantFrom("GET", "POST", "PATCH", "PUT", "DELETE");
    await fc.assert(
      fc.asyncProperty(method, path, async (verb, segments) => {
        const place = `/${segments.join("/")}`;
        const { status, type, body } = await send(emulator, verb, place, verb === "GET" ? undefined : {});
        expect(status).toBe(404);
        expect(type).toMatch("application/json");
        expect(body).toEqual({
          error: { code: "not_found", message: `The route ${verb} /api/armature/v1${place} does not exist.` },
        });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    { method: "PUT", path: "/workflows" },
    { method: "POST", path: "/workflows/wf_1" },
    { method: "GET", path: "/workflows/wf_1/runs" },
    { method: "POST", path: "/workflows/wf_1/restore" },
    { method: "DELETE", path: "/runs/run_1" },
    { method: "POST", path: "/runs/run_1/cancel" },
    { method: "GET", path: "/workflows/" },
  ])("is $method $path, which no page names", async ({ method, path }) => {
    const { status, body } = await send(await start(), method, path, method === "GET" ? undefined : leastFields);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: "not_found" } });
  });

  it("may lie outside the API", async () => {
    const { origin } = new URL((await start()).url);
    const response = await fetch(`${origin}/api/armature/v2/org`);
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
  });
});
