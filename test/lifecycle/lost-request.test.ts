import { describe, expect, it } from "@jest/globals";
import type { Fault, FaultEffect } from "../../sdk/testing/index.js";
import type { StackResource } from "../support/provider-process/resource.js";
import { leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

/** What comes instead of an answer when the server has done nothing, and what the error says of it. */
const losses: { says: string; effect: FaultEffect }[] = [
  { says: "the connection was lost", effect: { cut: "before" } },
  { says: "500 The emulator was told to answer 500", effect: { status: 500 } },
  { says: "502 the answer is not Armature's (text/html", effect: { status: 502, body: "html" } },
  { says: "503 The emulator was told to answer 503", effect: { status: 503, retryAfter: "0" } },
  { says: "200 the answer is not JSON (text/html", effect: { html: true } },
  { says: "the answer is longer than 32 MiB", effect: { endless: true } },
  { says: "no complete answer in time", effect: { stall: "headers" } },
  { says: "no complete answer in time", effect: { stall: "body" } },
  { says: "201 the answer is empty", effect: { status: 201, body: "" } },
  { says: "the answer has no workflow id", effect: { status: 201, body: "[]" } },
];

const mayExist =
  "The workflow may exist all the same: wait a few minutes, since it may come late, and the next `pulumi up` " +
  "looks for it and takes it; " +
  'or look for its name in the dashboard and, if it is there, adopt it with the resource option import: "<workflow id>".';

describe("a creation that the server did not get to", () => {
  const world = startedWorld({ settings: { requestTimeoutSeconds: 1 } });

  /** Begins one creation after the other, so that the nth is struck by the nth fault; gives back how each ended. */
  async function ends(faults: readonly Fault[]): Promise<{ workflow: StackResource; error: unknown }[]> {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setFaults(faults);
    const ended: Promise<{ workflow: StackResource; error: unknown }>[] = [];
    for (const [index] of faults.entries()) {
      const workflow = newWorkflow();
      ended.push(
        workflow.up(leastFields).then(
          () => ({ workflow, error: undefined }),
          (error: unknown) => ({ workflow, error }),
        ),
      );
      while ((await sent("POST")).length <= index) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return Promise.all(ended);
  }

  it("is looked for, not sent again, and its error says what may exist and how to take it on", async () => {
    const { emulator, sent } = world();
    const ended = await ends(losses.map(({ effect }, index) => ({ method: "POST", nth: index + 1, do: effect })));

    for (const [index, { workflow, error }] of ended.entries()) {
      expect(error).toMatchObject({
        message: expect.stringMatching(/^POST \/workflows failed: /u),
        partial: undefined,
      });
      expect(error).toHaveProperty("message", expect.stringContaining(losses[index]?.says ?? "-"));
      expect(error).toHaveProperty("message", expect.stringContaining(mayExist));
      expect(workflow.isInStack).toBe(false);
    }
    expect(await sent("POST")).toHaveLength(losses.length);
    expect((await sent("GET")).length).toBeGreaterThan(losses.length);
    expect(await emulator.workflows()).toEqual([]);
    await Promise.all(ended.map(({ workflow }) => workflow.up(leastFields)));
    expect(await emulator.workflows()).toHaveLength(losses.length);
  });

  it("is not said to be absent because the list cannot be read", async () => {
    const { newWorkflow, emulator } = world();
    const unread: FaultEffect[] = [{ html: true }, { status: 403 }, { garbage: "nulls" }];
    await emulator.setFaults([
      { method: "POST", do: { cut: "after" } },
      ...unread.map((effect, index) => ({ path: "/workflows", method: "GET", nth: index + 1, do: effect })),
      { path: "/workflows", method: "GET", do: { garbage: "wrong-types" } },
    ]);
    await expect(newWorkflow().up(leastFields)).rejects.toThrow(mayExist);
  });

  it.each([400, 401, 402, 403, 404, 409, 413, 422])("is at an end when it is refused with %i", async (status) => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setFaults([{ method: "POST", do: { status } }]);
    const refused = newWorkflow().up(leastFields);
    await expect(refused).rejects.toThrow(
      `POST /workflows failed: ${status} The emulator was told to answer ${status}.`,
    );
    await expect(refused).rejects.not.toThrow(/may exist/u);
    expect((await sent()).map(({ method }) => method)).toEqual(["POST"]);
  });

  it.each([
    { form: "seconds", retryAfter: () => "1" },
    { form: "a date", retryAfter: () => new Date(Date.now() + 2000).toUTCString() },
  ])("is sent again after a 429, no sooner than Retry-After says in $form", async ({ retryAfter }) => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setFaults([{ method: "POST", times: 1, do: { status: 429, retryAfter: retryAfter() } }]);
    expect(await newWorkflow().up(leastFields)).toBe("created");
    const [first, second, ...more] = await sent();
    expect([first?.method, second?.method, more]).toEqual(["POST", "POST", []]);
    expect(Date.parse(second?.at ?? "") - Date.parse(first?.at ?? "")).toBeGreaterThanOrEqual(950);
  });
});

describe("a creation that cannot reach the server", () => {
  // A port that nobody may listen on without being asked.
  const world = startedWorld({ settings: { baseUrl: "http://127.0.0.1:1/api/armature/v1", maxRetries: 1 } });

  it("says so, and does not make anybody look for a workflow", async () => {
    const unreached = world().newWorkflow().up(leastFields);
    await expect(unreached).rejects.toThrow(
      "GET /org failed: the connection was refused. Check armature:baseUrl or armature:organization, the network and HTTPS_PROXY",
    );
    await expect(unreached).rejects.not.toThrow(/may exist/u);
  });
});
