import { describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { send } from "./client.js";
import { emulators } from "./started.js";

const teapot = { status: 418 };

/** What is sent to each emulator, in this order. */
const sent = [
  ["GET", "/org"],
  ["GET", "/workflows"],
  ["GET", "/workflows"],
  ["GET", "/workflows/wf_1"],
  ["POST", "/workflows/wf_1/runs"],
  ["GET", "/workflows?category=a"],
  ["DELETE", "/workflows/wf_1"],
] as const;

/** The rule, and the places in `sent` of those that it strikes. */
const rules: { what: string; fault: Omit<Fault, "do">; struck: number[] }[] = [
  { what: "no condition strikes all", fault: {}, struck: [0, 1, 2, 3, 4, 5, 6] },
  { what: "a method", fault: { method: "POST" }, struck: [4] },
  { what: "a method in lower case", fault: { method: "delete" }, struck: [6] },
  { what: "a path, whatever its query", fault: { path: "/workflows" }, struck: [1, 2, 5] },
  { what: "one segment by *", fault: { path: "/workflows/*" }, struck: [3, 6] },
  { what: "any number of segments by **", fault: { path: "/workflows/**" }, struck: [3, 4, 6] },
  { what: "a part of a segment by *", fault: { path: "/work*" }, struck: [1, 2, 5] },
  { what: "any path by **", fault: { path: "**/runs" }, struck: [4] },
  { what: "a regular expression", fault: { path: "^/(org|workflows/.*/runs)$" }, struck: [0, 4] },
  { what: "the signs of a regular expression in a glob as they are", fault: { path: "/w.rkflows" }, struck: [] },
  { what: "the n-th of its requests", fault: { path: "/workflows", nth: 2 }, struck: [2] },
  { what: "a range of its requests", fault: { path: "/workflows", nth: { from: 2, to: 3 } }, struck: [2, 5] },
  { what: "a range without an end", fault: { nth: { from: 6 } }, struck: [5, 6] },
  { what: "a number of times", fault: { path: "/workflows", times: 2 }, struck: [1, 2] },
  { what: "a number of times in a range", fault: { nth: { from: 3 }, times: 1 }, struck: [2] },
  { what: "what comes beyond a number a second", fault: { beyond: { perSecond: 5 } }, struck: [5, 6] },
  { what: "what comes beyond a number in flight", fault: { beyond: { inFlight: 1 } }, struck: [] },
  { what: "method, path and count at once", fault: { method: "GET", path: "/workflows", nth: 3 }, struck: [5] },
];

describe("a fault's rule", () => {
  const start = emulators();

  it.each(rules)("goes by $what", async ({ fault, struck }) => {
    const emulator = await start({ faults: [{ ...fault, do: teapot }] });
    const statuses: number[] = [];
    for (const [method, path] of sent) statuses.push((await send(emulator, method, path)).status);
    expect(statuses.flatMap((status, index) => (status === 418 ? [index] : []))).toEqual(struck);
  });

  it("for what comes beyond a number in flight lets that number through", async () => {
    const limit = { beyond: { inFlight: 2 }, do: { status: 429 } };
    const emulator = await start({ faults: [limit, { do: { delayMs: 200 } }] });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(emulator, "GET", "/org")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429]);
  });

  it("that comes first acts, and the next one has counted too", async () => {
    const emulator = await start({
      faults: [
        { name: "first", nth: 1, do: { status: 501 } },
        { name: "second", nth: { from: 1, to: 2 }, do: { status: 502 } },
        { path: "/org", do: { status: 503 } },
      ],
    });
    for (let count = 0; count < 3; count += 1) await send(emulator, "GET", "/org");
    expect(await emulator.requests()).toMatchObject([
      { status: 501, fault: "first" },
      { status: 502, fault: "second" },
      { status: 503, fault: "faults[2]" },
    ]);
  });

  it("that is set anew counts anew, in place of all others", async () => {
    const emulator = await start({ faults: [{ do: { status: 500 } }] });
    await emulator.setFaults([{ nth: 2, do: teapot }]);
    const statuses = [await send(emulator, "GET", "/org"), await send(emulator, "GET", "/org")].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 418]);
  });

  it("strikes no control of the emulator itself", async () => {
    const emulator = await start({ faults: [{ do: { status: 500 } }] });
    expect((await fetch(new URL("/_emulator/stats", emulator.url))).status).toBe(200);
  });
});
