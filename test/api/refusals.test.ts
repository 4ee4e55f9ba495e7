import { describe, expect, it } from "@jest/globals";
import type { ErrorKind } from "../../provider/api/error.js";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

const requestId = "req_7f3a";

describe("a refusal", () => {
  const { emulator: start, serving } = servers();

  const refusing = (status: number, body: unknown, type = "application/json"): Promise<string> =>
    serving((_request, response) => {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      response.writeHead(status, { "content-type": type, "x-request-id": requestId }).end(text);
    });

  it("tells the server's words, its status, the request's id and what to do", async () => {
    const message = "this key's role is viewer; writing needs editor.";
    const url = await refusing(403, { error: { code: "forbidden_role", message } });
    const error = await failure(open(url).send("POST", "/workflows", { name: "Search" }));
    expect(error.message).toBe(
      "POST /workflows failed: 403 this key's role is viewer; writing needs editor (request req_7f3a). Make a key " +
        "with an editor, admin or owner role, in an organization that may do this, and set armature:apiKey.",
    );
    expect(error).toMatchObject({ kind: "forbidden", status: 403, requestId, mayHaveArrived: false });
  });

  it.each(["inside", "beside"] as const)(
    "names every field that the server names %s the error",
    async (errorDetails) => {
      const emulator = await start({ profile: { errorDetails } });
      const sent = { name: "Search", criteria: [{ isRequired: true }, { criterionText: 3 }] };
      const { what } = await failure(open(emulator).send("POST", "/workflows", sent));
      for (const field of [
        "mcpServerId: ",
        "testerPrompt: ",
        "criteria[0].criterionText: ",
        "criteria[1].criterionText: ",
      ]) {
        expect(what).toContain(field);
      }
    },
  );

  it.each([
    { what: "validation failed", body: { error: { code: "invalid", message: "validation failed." } } },
    { what: "forbidden_role", body: { error: { code: "forbidden_role" } } },
    { what: "no such field", body: { message: "no such field" } },
    { what: "Bad Request", body: { error: "Bad Request" } },
    { what: "name: is too long", body: { details: { fieldErrors: [{ field: "name", message: "is too long" }] } } },
    { what: "the answer is empty", body: "" },
    { what: "the answer is not Armature's (application/json)", body: "null" },
    { what: "the answer is not Armature's (application/json)", body: [1, 2] },
    { what: "the answer is not Armature's (application/json)", body: { error: { message: 4 }, details: "none" } },
    { what: "the answer is not Armature's (application/json)", body: { error: { details: { fieldErrors: {} } } } },
    { what: "the answer is not Armature's (application/json)", body: { details: { fieldErrors: [7, null, {}] } } },
  ])("in the form $body says: $what", async ({ what, body }) => {
    expect(await failure(open(await refusing(400, body)).send("GET", "/org"))).toMatchObject({ kind: "invalid", what });
  });

  it.each<[number, ErrorKind]>([
    [400, "invalid"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [407, "invalid"],
    [409, "conflict"],
    [413, "invalid"],
    [429, "rate-limited"],
    [502, "server"],
  ])("by a proxy's page with %i is of the same kind, without the page's words", async (status, kind) => {
    const url = await refusing(status, "<h1>Blocked by Corp Shield</h1>", "text/html");
    const error = await failure(open(url, { maxRetries: 0 }).send("GET", "/org"));
    expect(error).toMatchObject({ kind, what: "the answer is not Armature's (text/html)" });
  });

  it.each([404, 410])("with %i says that something is gone only in words of the API's", async (status) => {
    const said = { error: { code: "not_found", message: "The workflow does not exist." } };
    const kindOf = async (body: unknown, type?: string): Promise<ErrorKind> =>
      (await failure(open(await refusing(status, body, type)).send("GET", "/workflows/wf_1"))).kind;
    expect(await kindOf(said)).toBe("not-found");
    expect(await kindOf("<h1>Not Found</h1>", "text/html")).toBe("malformed-answer");
    expect(await kindOf("")).toBe("malformed-answer");
    expect(await kindOf("{}")).toBe("malformed-answer");
  });

  it("of a PATCH that clears a field says that clearing may be what is refused", async () => {
    const emulator = await start({ profile: "strict-clearing" });
    const { send } = open(emulator);
    await send("POST", "/workflows", { name: "A", mcpServerId: "mcp_1", testerPrompt: "Find.", description: "Old" });
    const [workflow] = await emulator.workflows();
    const cleared = { description: null, schedule: null, name: "New name of it" };
    const { what } = await failure(send("PATCH", `/workflows/${workflow?.id ?? ""}`, cleared));
    expect(what).toMatch(/; the program no longer sets description, and this server may not be able to clear that/);
  });

  it("of anything else that holds a null says nothing of clearing", async () => {
    const url = await refusing(400, { error: { message: "no" } });
    const { what } = await failure(open(url).send("POST", "/workflows", { description: null }));
    expect(what).toBe("no");
  });
});
