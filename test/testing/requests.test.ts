import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { sentTo, startEmulator, type StartedEmulator, writesOf } from "../../sdk/testing/index.js";

const fields = { mcpServerId: "mcp_1", testerPrompt: "Search." };

describe("what was sent to an emulator", () => {
  let emulator: StartedEmulator;

  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.stop());

  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const idOf = async (name: string): Promise<string> =>
    (await emulator.workflows()).find((workflow) => workflow.name === name)?.id ?? "";

  it("is told as lines with names in place of ids", async () => {
    await send("POST", "/workflows", { name: "search", ...fields });
    const id = await idOf("search");
    await send("GET", `/workflows/${id}`);
    await send("POST", `/workflows/${id}/runs`);
    await send("GET", `/runs/${(await emulator.runs())[0]?.id ?? ""}/evaluation`);
    await send("GET", "/org?x=1");
    await send("GET", "/workflows/wf_none");
    expect(await sentTo(emulator)).toEqual([
      "POST /workflows",
      "GET /workflows/search",
      "POST /workflows/search/runs",
      "GET /runs/{id}/evaluation",
      "GET /org",
      "GET /workflows/wf_none",
    ]);
  });

  it("is told as the writes that it comes to, sorted, and nothing of reads", async () => {
    for (const name of ["search", "cleanup"]) await send("POST", "/workflows", { name, ...fields });
    const id = await idOf("search");
    await send("GET", `/workflows/${id}`);
    await send("PATCH", `/workflows/${id}`, { testerPrompt: "Find.", description: "All." });
    await send("PATCH", `/workflows/${await idOf("cleanup")}`, { description: "Some." });
    await send("POST", `/workflows/${id}/runs`);
    await send("DELETE", `/workflows/${id}`);
    expect(await writesOf(emulator)).toEqual({
      created: ["cleanup", "search"],
      changed: [
        { workflow: "cleanup", fields: ["description"] },
        { workflow: "search", fields: ["description", "testerPrompt"] },
      ],
      archived: ["search"],
      dispatched: ["search"],
    });
  });

  it("counts what was refused or not answered, and starts anew when the log is cleared", async () => {
    await emulator.setFaults([{ method: "POST", do: { status: 503 } }]);
    await send("POST", "/workflows", { name: "search", ...fields });
    await send("POST", "/workflows", { name: "search", ...fields });
    await send("POST", "/workflows", {});
    expect((await writesOf(emulator)).created).toEqual(["a workflow without a name", "search", "search"]);
    await emulator.clearRequests();
    expect(await writesOf(emulator)).toEqual({ created: [], changed: [], archived: [], dispatched: [] });
    expect(await sentTo(emulator)).toEqual([]);
  });
});
