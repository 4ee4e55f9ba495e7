import { describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { runWorld } from "./run-world.js";

const { start, command } = runWorld();

const environment = { ARMATURE_MAX_RETRIES: "0", ARMATURE_REQUEST_TIMEOUT_SECONDS: "1" };

const look = { method: "GET", path: "/workflows/*" } as const;
const list = { method: "GET", path: "/workflows" } as const;
const dispatch = { method: "POST", path: "/workflows/*/runs" } as const;
const progress = { method: "GET", path: "/runs/*" } as const;
const evaluation = { method: "GET", path: "/runs/*/evaluation" } as const;

const cases: readonly (readonly [what: string, code: number, fault: Fault, asked?: string])[] = [
  ["a proxy's page in place of the workflow", 3, { ...look, do: { html: true } }],
  ["a workflow that is no JSON", 3, { ...look, do: { garbage: "not-json" } }],
  ["a workflow of wrong types", 3, { ...look, do: { garbage: "wrong-types" } }],
  ["an empty answer in place of the workflow", 3, { ...look, do: { garbage: "empty" } }],
  ["a workflow that never comes", 3, { ...look, do: { stall: "headers" } }],
  ["a 404 in place of the workflow", 0, { ...look, do: { status: 404 } }, "Find issues"],
  ["a list of workflows that is not there", 3, { ...list, do: { status: 404 } }, "Find issues"],
  ["a list of workflows that breaks off", 3, { ...list, do: { garbage: "truncated-json" } }, "Find issues"],
  ["a list of workflows that the key may not read", 2, { ...list, do: { status: 403 } }, "Find issues"],
  ["a dispatch that is not paid for", 2, { ...dispatch, do: { status: 402 } }],
  ["a dispatch that the server refuses", 3, { ...dispatch, do: { status: 422 } }],
  ["a dispatch that there is too much of", 3, { ...dispatch, do: { status: 429, retryAfter: "0" } }],
  ["a dispatch of a workflow that has gone", 3, { ...dispatch, do: { status: 404 } }],
  ["a dispatch whose answer is lost, and whose runs are found", 0, { ...dispatch, do: { cut: "after" } }],
  ["runs that the server does not know", 3, { ...progress, do: { status: 404 } }],
  ["runs that are no JSON", 3, { ...progress, do: { garbage: "not-json" } }],
  ["an evaluation of wrong types", 3, { ...evaluation, do: { garbage: "wrong-types" } }],
  ["an evaluation that is not there", 3, { ...evaluation, do: { status: 404 } }],
];

describe("how pulumi-armature run ends", () => {
  it.each(cases)("for %s: with %s", async (...[, expected, fault, asked]) => {
    const id = await start({ faults: [fault] });
    const args = [asked ?? id, "--json", "--queue-timeout", "1", "--timeout", "1"];
    const { code, stdout, stderr } = await command(args, environment).ended;
    expect([code, stderr]).toEqual([expected, expect.not.stringMatching(/pulumi |deployment|armature:|undefined/)]);
    const verdict = { 0: "pass", 2: undefined, 3: expect.stringMatching(/^(inconclusive|pending)$/) }[expected];
    if (verdict === undefined) expect(stdout).toBe("");
    else expect(JSON.parse(stdout)).toMatchObject({ verdict });
  });

  it.each(["SIGINT", "SIGTERM"] as const)("on %s before there is an answer: with 130", async (signal) => {
    const id = await start({ faults: [{ ...dispatch, do: { stall: "headers" } }] });
    const running = command([id, "--json"]);
    await running.warns("Dispatches");
    const { code, stdout } = await running.end(signal);
    expect([code, JSON.parse(stdout)]).toEqual([130, expect.objectContaining({ verdict: "inconclusive" })]);
  });
});
