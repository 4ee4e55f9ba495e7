import { describe, expect, it } from "@jest/globals";
import type { FaultEffect, StartedEmulator } from "../../sdk/testing/index.js";
import { type Answer, created, leastFields, send } from "./client.js";
import { emulators } from "./started.js";

const create = (emulator: StartedEmulator): Promise<Answer> => send(emulator, "POST", "/workflows", leastFields);

interface Row {
  readonly what: string;
  readonly effect: FaultEffect;
  /** The answer that comes in place of the right one. */
  readonly answer: Partial<Answer>;
  readonly isWorkDone: boolean;
}

const text = (part: string | RegExp): string => expect.stringMatching(part) as unknown as string;

const json = text("application/json");

const emulated = (status: number): object => ({
  error: { code: "emulated_fault", message: `The emulator was told to answer ${status}.` },
});

const disabled = { error: { code: "feature_disabled", message: "Not for this organization." } };

const rows: readonly Row[] = [
  {
    what: "a status",
    effect: { status: 503 },
    answer: { status: 503, type: json, retryAfter: null, body: emulated(503) },
    isWorkDone: false,
  },
  {
    what: "a status after the work",
    effect: { status: 500, after: true },
    answer: { status: 500, body: emulated(500) },
    isWorkDone: true,
  },
  {
    what: "a Retry-After in seconds",
    effect: { status: 429, retryAfter: "7" },
    answer: { status: 429, retryAfter: "7" },
    isWorkDone: false,
  },
  {
    what: "a Retry-After as a date",
    effect: { status: 503, retryAfter: "Wed, 21 Oct 2026 07:28:00 GMT" },
    answer: { status: 503, retryAfter: "Wed, 21 Oct 2026 07:28:00 GMT" },
    isWorkDone: false,
  },
  {
    what: "a status with a proxy's page",
    effect: { status: 502, body: "html" },
    answer: { status: 502, type: text("text/html"), body: undefined, text: text("<h1>502") },
    isWorkDone: false,
  },
  {
    what: "a status with a body of JSON",
    effect: { status: 403, body: JSON.stringify(disabled) },
    answer: { status: 403, type: json, body: disabled },
    isWorkDone: false,
  },
  {
    what: "a status with another body",
    effect: { status: 504, body: "Timed out" },
    answer: { status: 504, type: text("text/plain"), text: "Timed out" },
    isWorkDone: false,
  },
  { what: "a status without a body", effect: { status: 204 }, answer: { status: 204, text: "" }, isWorkDone: false },
  {
    what: "a page",
    effect: { html: true },
    answer: { status: 200, type: text("text/html"), text: text(/^<!DOCTYPE html>/u) },
    isWorkDone: false,
  },
  {
    what: "a page after the work",
    effect: { html: true, after: true },
    answer: { status: 200, type: text("text/html") },
    isWorkDone: true,
  },
  { what: "an empty body", effect: { garbage: "empty" }, answer: { status: 201, text: "" }, isWorkDone: true },
  {
    what: "half a body",
    effect: { garbage: "truncated-json" },
    answer: { status: 201, type: json, text: text(/^\{"workflow"/u), body: undefined },
    isWorkDone: true,
  },
  {
    what: "wrong types",
    effect: { garbage: "wrong-types" },
    answer: {
      status: 201,
      body: expect.objectContaining({ currentVersion: { id: 42, number: "wrong", createdAt: 42 } }),
    },
    isWorkDone: true,
  },
  {
    what: "nulls",
    effect: { garbage: "nulls" },
    answer: { status: 201, body: { workflow: null, currentVersion: null, initialDispatch: null } },
    isWorkDone: true,
  },
  {
    what: "no JSON",
    effect: { garbage: "not-json" },
    answer: { status: 201, type: json, text: "OK" },
    isWorkDone: true,
  },
  { what: "a delayed status", effect: { status: 500, delayMs: 30 }, answer: { status: 500 }, isWorkDone: false },
];

describe("a fault", () => {
  const start = emulators();

  it.each(rows)("answers $what", async ({ effect, answer, isWorkDone }) => {
    const emulator = await start({ faults: [{ do: effect }] });
    expect(await create(emulator)).toMatchObject(answer);
    expect(await emulator.workflows()).toHaveLength(isWorkDone ? 1 : 0);
    expect(await emulator.requests()).toMatchObject([{ status: answer.status, fault: "faults[0]" }]);
  });

  it.each([
    { garbage: "empty", text: "" },
    { garbage: "nulls", text: "{}" },
    { garbage: "not-json", text: "OK" },
  ] as const)("makes a 200 with $garbage of an answer that has no body", async ({ garbage, text: spoilt }) => {
    const faults = [{ method: "DELETE", do: { garbage } }];
    const emulator = await start({ profile: "no-content", faults });
    const path = `/workflows/${(await created(emulator)).id}`;
    expect(await send(emulator, "DELETE", path)).toMatchObject({ status: 200, text: spoilt });
    expect((await send(emulator, "GET", path)).status).toBe(404);
  });

  it("strikes before the key is looked at, as a proxy would", async () => {
    const emulator = await start({ faults: [{ do: { status: 502 } }] });
    expect((await send({ ...emulator, apiKey: "amt_no_no" }, "GET", "/org")).status).toBe(502);
  });
});
