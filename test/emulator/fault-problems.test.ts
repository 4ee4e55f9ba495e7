import { describe, expect, it } from "@jest/globals";
import { checkFaults, EmulatorOptionError, type Fault } from "../../sdk/testing/index.js";
import { emulators } from "./started.js";

const faults: { fault: unknown; problem: string }[] = [
  { fault: 1, problem: "[0] must be an object" },
  { fault: {}, problem: "[0].do is required" },
  { fault: { do: undefined }, problem: "[0].do is required" },
  {
    fault: { do: {} },
    problem: "[0].do must hold delayMs or one of cut, status, html, garbage, endless, trickle, redirect, stall",
  },
  { fault: { do: { cut: "before", status: 500 } }, problem: "[0].do must hold only one of cut, status" },
  { fault: { do: { cut: "between" } }, problem: "[0].do.cut must be one of before, after, body" },
  { fault: { do: { delayMs: 600_001 } }, problem: "[0].do.delayMs must be a whole number between 0 and 600000" },
  { fault: { do: { status: 600 } }, problem: "[0].do.status must be a whole number between 200 and 599" },
  { fault: { do: { cut: "before", retryAfter: "1" } }, problem: "[0].do.retryAfter only goes with status" },
  {
    fault: { do: { garbage: "empty", after: true } },
    problem: "[0].do.after only goes with status, html, endless, trickle, redirect, stall, cut: body",
  },
  { fault: { do: { cut: "before", after: true } }, problem: "[0].do.after only goes with status" },
  { fault: { beyond: {}, do: { status: 429 } }, problem: "[0].beyond must hold perSecond, inFlight or both" },
  {
    fault: { beyond: { perSecond: 0 }, do: { status: 429 } },
    problem: "[0].beyond.perSecond must be a whole number between 1 and 100000",
  },
  { fault: { do: { trickle: false } }, problem: "[0].do.trickle must be one of true" },
  { fault: { do: { redirect: "/org" } }, problem: "[0].do.redirect must be one of true" },
  { fault: { do: { html: false } }, problem: "[0].do.html must be one of true" },
  { fault: { do: { stats: 500 } }, problem: "[0].do.stats is not known (the nearest known name is status)" },
  {
    fault: { path: "workflows", do: { html: true } },
    problem: "[0].path must start with /, * or, for a regular expression, ^",
  },
  { fault: { path: "^(", do: { html: true } }, problem: "[0].path is not a regular expression" },
  { fault: { nth: 0, do: { html: true } }, problem: "[0].nth must be a whole number of at least 1" },
  { fault: { nth: { to: 2 }, do: { html: true } }, problem: "[0].nth.from is required" },
  { fault: { times: 0, do: { html: true } }, problem: "[0].times must be a whole number of at least 1" },
];

describe("a fault that cannot be used", () => {
  const start = emulators();

  it.each(faults)("is refused: $problem", ({ fault, problem }) => {
    expect(() => checkFaults([fault])).toThrow(EmulatorOptionError);
    expect(() => checkFaults([fault])).toThrow(problem);
  });

  it("is refused with every problem of every rule at once, and the old rules stay", async () => {
    const emulator = await start({ faults: [{ do: { status: 503 } }] });
    const wrong: unknown = [
      { metod: "GET", do: { html: true } },
      { nth: 0, do: {} },
    ];
    await expect(emulator.setFaults(wrong as Fault[])).rejects.toThrow(
      "The faults cannot be used: [0].metod is not known (the nearest known name is method); " +
        "[1].nth must be a whole number of at least 1; " +
        "[1].do must hold delayMs or one of cut, status, html, garbage, endless, trickle, redirect, stall.",
    );
    expect((await fetch(`${emulator.url}/org`)).status).toBe(503);
  });

  it("is refused at the start as well", async () => {
    await expect(start({ faults: [{ nth: 0, do: { html: true } }] })).rejects.toThrow(EmulatorOptionError);
  });
});
