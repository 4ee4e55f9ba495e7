import { describe, expect, it } from "@jest/globals";
import { newRun } from "../../provider/workflow-run/mapping.js";
import { created } from "./client.js";
import { emulators } from "./started.js";

const said = { passed: false, reasoning: "The list was empty: „[]“.", excerpt: "[]" };

describe("the page of a run", () => {
  const start = emulators();

  it("is where the link of a gate's run leads, and says without a key how the run went and why", async () => {
    const script = [{ pendingMs: 0, runningMs: 0, criteria: [said], summary: "Nothing there." }];
    const emulator = await start({ script, profile: "flat-snake" });
    await created(emulator, { criteria: [{ criterionText: "Found it" }], testerModelId: "gpt-5" });
    const [run] = await emulator.runs();
    const response = await fetch(newRun(run?.id ?? "", 1, new URL(emulator.url).origin).url);
    expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
      status: 200,
      type: "application/json",
    });
    const text = await response.text();
    expect(JSON.parse(text)).toEqual(run);
    expect(run).toMatchObject({ status: "fail", criteria: [{ criterionText: "Found it", ...said }] });
    // A person reads it as it is.
    expect(text).toContain('\n  "modelId": "gpt-5",\n  "status": "fail",\n  "summary": "Nothing there.",\n');
    expect(text).toContain(said.reasoning);
  });

  it("says as much as is known while the run goes on", async () => {
    const emulator = await start({ script: [{ pendingMs: 60_000 }] });
    await created(emulator);
    const [run] = await emulator.runs();
    const page: unknown = await (await fetch(new URL(`/runs/${run?.id ?? ""}`, emulator.url))).json();
    expect(page).toMatchObject({ id: run?.id, status: "pending" });
    expect(page).not.toHaveProperty("criteria");
  });

  it("is no request to the API: it is not in the log, and no fault strikes it", async () => {
    const emulator = await start();
    await created(emulator);
    await emulator.clearRequests();
    await emulator.setFaults([{ do: { status: 503 } }]);
    const [run] = await emulator.runs();
    expect((await fetch(new URL(`/runs/${run?.id ?? ""}`, emulator.url))).status).toBe(200);
    expect(await emulator.requests()).toEqual([]);
  });

  it("of a run that is not there is a 404 that says so", async () => {
    const response = await fetch(new URL("/runs/run_no", (await start()).url));
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 404,
      body: { error: { code: "not_found", message: "Run run_no does not exist." } },
    });
  });
});
