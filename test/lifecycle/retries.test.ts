import { describe, expect, it } from "@jest/globals";
import type { FaultEffect } from "../../sdk/testing/index.js";
import type { StackResource } from "../support/provider-process/resource.js";
import { everyField } from "./declared.js";
import { startedWorld, type World } from "./world.js";

/** What happens once to a request that may be sent again. */
const faults: { what: string; effect: FaultEffect }[] = [
  { what: "a connection cut before the work", effect: { cut: "before" } },
  { what: "a connection cut after the work", effect: { cut: "after" } },
  { what: "a 500", effect: { status: 500 } },
  { what: "a 500 after the work", effect: { status: 500, after: true } },
  { what: "a proxy's 502", effect: { status: 502, body: "html" } },
  { what: "a 503 with Retry-After", effect: { status: 503, retryAfter: "1" } },
  { what: "a 429 without Retry-After", effect: { status: 429 } },
  { what: "a 408", effect: { status: 408 } },
  { what: "an answer that stops before its headers", effect: { stall: "headers" } },
  { what: "an answer that stops inside its body", effect: { stall: "body", after: true } },
];

const changed = { ...everyField, criteria: [], schedule: undefined, name: "Changed" };

/** Three workflows of a stack, made one after the other. */
async function three({ newWorkflow }: World): Promise<[StackResource, StackResource, StackResource]> {
  const workflows = [newWorkflow(), newWorkflow(), newWorkflow()] as const;
  for (const workflow of workflows) await workflow.up(everyField);
  return [...workflows];
}

describe("after", () => {
  const world = startedWorld({ settings: { requestTimeoutSeconds: 1 } });

  it.each(faults)(
    "$what, an update, a refresh and a destroy are sent again and come to the same end",
    async (fault) => {
      const { emulator, sent } = world();
      const [updated, looked, destroyed] = await three(world());
      const before = (await emulator.workflows()).length - 3;
      await emulator.setFaults(["PATCH", "GET", "DELETE"].map((method) => ({ method, times: 1, do: fault.effect })));

      const outcome = updated.up(changed);
      const found = looked.refresh();
      await destroyed.destroy();
      expect(await outcome).toBe("updated");
      expect(await found).toEqual([]);
      const [patched, left, archived] = (await emulator.workflows()).slice(before);
      expect(patched).toMatchObject({ name: "Changed", criteria: [] });
      expect(patched).not.toHaveProperty("schedule");
      expect(updated.kept.state["currentVersion"]).toEqual({ id: patched?.currentVersion.id });
      expect(left).toMatchObject(everyField);
      expect(archived).toHaveProperty("archivedAt");
      // A DELETE whose work was done is answered with 404, which counts once the account is known.
      const repeated = (await sent()).filter(({ method, path }) => method !== "POST" && path !== "/org");
      expect(repeated.map(({ method }) => method).toSorted()).toEqual("DELETE DELETE GET GET PATCH PATCH".split(" "));
    },
  );

  it("several faults in a row, a look is repeated until it succeeds", async () => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await emulator.setFaults([
      { method: "GET", nth: 1, do: { cut: "before" } },
      { method: "GET", nth: 2, do: { status: 503, retryAfter: "0" } },
      { method: "GET", nth: 3, do: { stall: "headers" } },
    ]);
    expect(await workflow.refresh()).toEqual([]);
    expect(await sent("GET")).toHaveLength(4);
  });
});

describe("once the retries are used up", () => {
  const world = startedWorld({ settings: { requestTimeoutSeconds: 1, maxRetries: 1 } });

  it.each([
    { what: "a 500", effect: { status: 500 }, says: /500 The emulator .*\. Run the deployment again; if it stays/u },
    {
      what: "a cut",
      effect: { cut: "after" },
      says: /the connection was lost .*\. Check armature:baseUrl or armature:organization, the network/u,
    },
    { what: "a 429", effect: { status: 429 }, says: /429 .*lower armature:maxConcurrentRequests/u },
    {
      what: "a stall",
      effect: { stall: "headers" },
      says: /no complete answer in time\. .*armature:requestTimeoutSeconds/u,
    },
  ] as const)("$what fails each verb, which keeps what the stack had and says what to do", async ({ effect, says }) => {
    const { emulator, sent } = world();
    const workflows = await three(world());
    const before = workflows.map(({ kept }) => kept);
    await emulator.setFaults(["PATCH", "GET", "DELETE"].map((method) => ({ method, do: effect })));

    const [updated, looked, destroyed] = workflows;
    const failed = { message: expect.stringMatching(says), partial: undefined };
    await Promise.all(
      [updated.up(changed), looked.refresh(), destroyed.destroy()].map((verb) =>
        expect(verb).rejects.toMatchObject(failed),
      ),
    );
    expect(workflows.map(({ kept }) => kept)).toEqual(before);
    for (const method of ["PATCH", "GET", "DELETE"]) expect(await sent(method)).toHaveLength(2);
  });

  it("an update that was done without an answer is done again by the next up, to the same end", async () => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await emulator.setFaults([{ method: "PATCH", do: { cut: "after" } }]);
    await expect(workflow.up(changed)).rejects.toThrow(/^PATCH /u);
    await emulator.setFaults([]);
    expect(await workflow.up(changed)).toBe("updated");
    expect((await emulator.workflows()).at(-1)).toMatchObject({ name: "Changed", criteria: [] });
    expect(await workflow.refresh()).toEqual([]);
  });

  it.each([400, 401, 403, 409, 422])("or not: a %i is not tried again", async (status) => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    await emulator.setFaults([{ method: "PATCH", do: { status } }]);
    await expect(workflow.up(changed)).rejects.toThrow(`failed: ${status} The emulator was told to answer ${status}`);
    expect(await sent("PATCH")).toHaveLength(1);
  });
});
