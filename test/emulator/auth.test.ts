import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Role } from "../../sdk/testing/index.js";
import { created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

const roles: readonly Role[] = ["viewer", "editor", "admin", "owner"];

const keyOf = (role: Role): string => `amt_${role}_secret`;

/** Every route that needs a key, with the status that a key of a sufficient role gets. */
const routes = [
  { method: "GET", path: "/org", status: 200, write: false },
  { method: "GET", path: "/workflows", status: 200, write: false },
  { method: "POST", path: "/workflows", body: leastFields, status: 201, write: true },
  { method: "GET", path: "/workflows/{workflow}", status: 200, write: false },
  { method: "PATCH", path: "/workflows/{workflow}", body: { name: "New" }, status: 200, write: true },
  { method: "POST", path: "/workflows/{workflow}/runs", status: 202, write: true },
  { method: "DELETE", path: "/workflows/{workflow}", status: 200, write: true },
  { method: "GET", path: "/runs", status: 200, write: false },
  { method: "GET", path: "/runs/{run}", status: 200, write: false },
  { method: "GET", path: "/runs/{run}/evaluation", status: 200, write: false },
  { method: "GET", path: "/runs/{run}/tool-calls", status: 200, write: false },
  { method: "GET", path: "/runs/{run}/trace", status: 200, write: false },
  { method: "GET", path: "/mcp-servers", status: 200, write: false },
  { method: "POST", path: "/mcp-servers", body: { name: "Wiki" }, status: 201, write: true },
  { method: "GET", path: `/mcp-servers/${leastFields.mcpServerId}`, status: 200, write: false },
];

describe("a key", () => {
  const start = emulators();

  it.each(routes)(
    "gets from $method $path what its role allows, and nothing gets no answer without one",
    async ({ method, path, body, ...expected }) => {
      const emulator = await start({ keys: roles.map((role) => ({ key: keyOf(role), role })) });
      const workflow = await created(emulator);
      const [run] = await emulator.runs();
      const place = path.replace("{workflow}", workflow.id).replace("{run}", run?.id ?? "");

      const unsigned = await fetch(emulator.url + place, { method });
      expect({ status: unsigned.status, body: await unsigned.json() }).toMatchObject({
        status: 401,
        body: { error: { code: "unauthenticated" } },
      });

      const statuses = new Map<string, number>();
      for (const role of roles.slice(0, 2)) {
        const answer = await send({ ...emulator, apiKey: keyOf(role) }, method, place, body);
        statuses.set(role, answer.status);
        if (answer.status === 403) expect(answer.body).toMatchObject({ error: { code: "forbidden_role" } });
      }
      expect(Object.fromEntries(statuses)).toEqual({
        viewer: expected.write ? 403 : expected.status,
        editor: expected.status,
      });
    },
  );

  it.each(["editor", "admin", "owner"] as const)(
    "of role %s may create, change, dispatch and archive",
    async (role) => {
      const emulator = await start({ keys: [{ key: keyOf(role), role }] });
      const account = { ...emulator, apiKey: keyOf(role) };
      const { status } = await send(account, "POST", "/workflows", leastFields);
      const [workflow] = await emulator.workflows();
      const path = `/workflows/${workflow?.id ?? ""}`;
      const changed = await send(account, "PATCH", path, { name: "New" });
      const run = await send(account, "POST", `${path}/runs`);
      const archived = await send(account, "DELETE", path);
      expect([status, changed.status, run.status, archived.status]).toEqual([201, 200, 202, 200]);
    },
  );

  it("of a viewer changes nothing", async () => {
    const emulator = await start({ keys: [{ key: keyOf("viewer"), role: "viewer" }] });
    const { id } = await created(emulator);
    const before = [await emulator.workflows(), await emulator.runs()];
    for (const { method, path, body } of routes.filter(({ write }) => write)) {
      await send({ ...emulator, apiKey: keyOf("viewer") }, method, path.replace("{workflow}", id), body);
    }
    expect([await emulator.workflows(), await emulator.runs()]).toEqual(before);
  });

  it.each([
    { what: "of another scheme", header: (key: string) => `Basic ${key}` },
    { what: "without a scheme", header: (key: string) => key },
    { what: "with a word after it", header: (key: string) => `Bearer ${key} more` },
    { what: "of another secret", header: (key: string) => `Bearer ${key}x` },
    { what: "of another form", header: () => "Bearer secret" },
    { what: "that is empty", header: () => "Bearer " },
  ])("$what is refused without being repeated", async ({ header }) => {
    const emulator = await start();
    const authorization = header(emulator.apiKey);
    const response = await fetch(`${emulator.url}/org`, { headers: { authorization } });
    const text = await response.text();
    expect(response.status).toBe(401);
    expect(JSON.parse(text)).toMatchObject({ error: { code: "unauthenticated" } });
    expect(text).not.toContain(emulator.apiKey);
  });

  it("that starts ami_ is refused on every route with a word on why", async () => {
    const emulator = await start();
    const secret = fc.stringMatching(/^[\w-]{1,40}$/u);
    await fc.assert(
      fc.asyncProperty(secret, fc.constantFrom(...routes), async (text, { method, path }) => {
        const answer = await send({ ...emulator, apiKey: `ami_key_${text}` }, method, path);
        expect(answer.status).toBe(401);
        expect(answer.text).toContain("write-only ingest key");
        expect(answer.text).not.toContain(`ami_key_${text}`);
      }),
      { numRuns: 50 },
    );
  });
});
