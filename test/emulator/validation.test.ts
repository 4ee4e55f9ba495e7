import { describe, expect, it } from "@jest/globals";
import { created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

const required = "is required";

/** What is wrong with a creation, and how `details.fieldErrors` says so. */
const creations: { body: unknown; errors: Record<string, unknown> }[] = [
  { body: "{", errors: { "": "the body is not JSON" } },
  { body: [], errors: { "": "the body is not a JSON object" } },
  { body: {}, errors: { name: required, mcpServerId: required, testerPrompt: required } },
  { body: { ...leastFields, name: null }, errors: { name: required } },
  { body: { ...leastFields, name: " " }, errors: { name: "must not be empty" } },
  {
    body: { ...leastFields, descripton: "x" },
    errors: { descripton: "is not known (the nearest known name is description)" },
  },
  { body: { ...leastFields, testerModelIds: "gpt-5" }, errors: { testerModelIds: "must be a list" } },
  { body: { ...leastFields, testerModelIds: ["a", 1] }, errors: { "testerModelIds[1]": "must be a string" } },
  { body: { ...leastFields, testerTargets: [{}] }, errors: { "testerTargets[0].modelId": required } },
  {
    body: { ...leastFields, criteria: [{ criterionText: "" }, { criterionText: "x", isRequired: "yes" }] },
    errors: { "criteria[0].criterionText": "must not be empty", "criteria[1].isRequired": "must be true or false" },
  },
  { body: { ...leastFields, schedule: "daily" }, errors: { schedule: "must be an object" } },
  { body: { ...leastFields, schedule: { cron: 9 } }, errors: { "schedule.cron": "must be a string" } },
  { body: { ...leastFields, schedule: { cron: "9 * *" } }, errors: { "schedule.cron": "must have five fields" } },
  {
    body: { ...leastFields, limits: [], metadata: 1 },
    errors: { limits: "must be an object", metadata: "must be an object" },
  },
];

const patches: { body: unknown; errors: Record<string, unknown> }[] = [
  { body: { name: null, testerPrompt: null }, errors: { name: "must not be null", testerPrompt: "must not be null" } },
  { body: { name: "" }, errors: { name: "must not be empty" } },
  { body: { criteria: [{}] }, errors: { "criteria[0].criterionText": required } },
  { body: { id: "wf_other" }, errors: { id: expect.stringMatching(/^is not known/u) } },
];

const dispatches: { body: unknown; errors: Record<string, unknown> }[] = [
  { body: "{", errors: { "": "the body is not JSON" } },
  {
    body: { idempotencyKey: "", forceNewRun: 1 },
    errors: { idempotencyKey: "must not be empty", forceNewRun: "must be true or false" },
  },
  { body: { testerTargets: [{ modelId: 5 }] }, errors: { "testerTargets[0].modelId": "must be a string" } },
  { body: { key: "k" }, errors: { key: expect.stringMatching(/^is not known/u) } },
];

const servers: { body: unknown; errors: Record<string, unknown> }[] = [
  { body: {}, errors: { name: required } },
  {
    body: { name: "x", transportType: "smoke", targetKind: "tcp" },
    errors: {
      transportType: "must be one of streamable_http, sse, stdio_hosted",
      targetKind: "must be one of mcp, cli",
    },
  },
];

describe("a request that is not valid", () => {
  const start = emulators();

  it.each([
    ...creations.map((row) => ({ route: "POST /workflows", ...row })),
    ...patches.map((row) => ({ route: "PATCH /workflows/{id}", ...row })),
    ...dispatches.map((row) => ({ route: "POST /workflows/{id}/runs", ...row })),
    ...servers.map((row) => ({ route: "POST /mcp-servers", ...row })),
  ])("to $route with $body gets 400, names every field, and changes nothing", async ({ route, body, errors }) => {
    const emulator = await start();
    const { id } = await created(emulator);
    const before = [await emulator.workflows(), await emulator.runs()];
    const [method = "", path = ""] = route.split(" ");
    const answer = await send(emulator, method, path.replace("{id}", id), body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error: {
        code: "validation_failed",
        message: "The request is not valid.",
        details: { fieldErrors: Object.entries(errors).map(([field, message]) => ({ field, message })) },
      },
    });
    expect([await emulator.workflows(), await emulator.runs()]).toEqual(before);
  });

  it.each(["?page=0", "?pageSize=x", "?range=1y"])("to GET /runs%s gets 400", async (query) => {
    const { status, body } = await send(await start(), "GET", `/runs${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { details: { fieldErrors: [{ message: expect.any(String) }] } } });
  });
});
