import { describe, expect, it } from "@jest/globals";
import { type FaultEffect, profileNames } from "../../sdk/testing/index.js";
import { byHand } from "./by-hand.js";
import { everyField, leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

/** What becomes of the answer to a POST whose work the server has done. */
const losses: { what: string; effect: FaultEffect }[] = [
  { what: "the connection is cut", effect: { cut: "after" } },
  { what: "a 500 comes", effect: { status: 500, after: true } },
  { what: "a proxy's 502 comes", effect: { status: 502, body: "html", after: true } },
  { what: "a 503 with Retry-After comes", effect: { status: 503, retryAfter: "1", after: true } },
  { what: "a 504 without a body comes", effect: { status: 504, body: "", after: true } },
  { what: "a proxy's 408 comes", effect: { status: 408, body: "html", after: true } },
  { what: "a sign-in page comes", effect: { html: true, after: true } },
  { what: "a redirect comes", effect: { status: 302, body: "html", after: true } },
  { what: "a 204 comes", effect: { status: 204, after: true } },
  { what: "nothing comes", effect: { garbage: "empty" } },
  { what: "half of it comes", effect: { garbage: "truncated-json" } },
  { what: "something else than JSON comes", effect: { garbage: "not-json" } },
  { what: "values of other types come", effect: { garbage: "wrong-types" } },
  { what: "nulls come", effect: { garbage: "nulls" } },
  { what: "it has no end", effect: { endless: true, after: true } },
  { what: "it stops before its headers", effect: { stall: "headers", after: true } },
  { what: "it stops inside its body", effect: { stall: "body", after: true } },
];

describe("a workflow whose creation was answered, but", () => {
  const world = startedWorld({ settings: { requestTimeoutSeconds: 1 } });

  it.each(losses)("$what, is found by its mark and taken on, without a second POST", async ({ effect }) => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setFaults([{ method: "POST", do: effect }]);
    const workflow = newWorkflow();

    expect(await workflow.up(everyField)).toBe("created");
    expect(await sent("POST")).toHaveLength(1);
    const made = (await emulator.workflows()).at(-1);
    expect(workflow.kept.id).toBe(made?.id);
    expect(workflow.kept.state).toMatchObject({ ...everyField, currentVersion: { id: made?.currentVersion.id } });
    // How many runs it queued, only the lost answer said.
    expect(workflow.kept.state).not.toHaveProperty("initialDispatch");
    expect(await workflow.up(everyField)).toBe("same");
    expect(await workflow.refresh()).toEqual([]);
  });
});

describe("a workflow whose creation was cut after the work", () => {
  const world = startedWorld();

  it.each(profileNames)("is found among others on a server that behaves as %s", async (profile) => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setProfile(profile);
    for (const name of ["First", everyField.name, "Third", "Fourth"]) {
      await byHand(emulator, "POST", "/workflows", { ...everyField, name });
    }
    await emulator.setFaults([{ method: "POST", times: 1, do: { cut: "after" } }]);
    const workflow = newWorkflow();

    expect(await workflow.up(everyField)).toBe("created");
    expect(workflow.kept.id).toBe((await emulator.workflows()).at(-1)?.id);
    expect(await sent("POST")).toHaveLength(1);
    expect(await workflow.up(everyField)).toBe("same");
    expect(await workflow.refresh()).toEqual([]);
  });

  it("is told apart from others of the same definition that are created and cut at the same time", async () => {
    const { emulator, newWorkflow, sent } = world();
    await emulator.setFaults([{ method: "POST", do: { cut: "after", delayMs: 100 } }]);
    const before = (await emulator.workflows()).length;
    const workflows = Array.from({ length: 5 }, newWorkflow);
    await Promise.all(workflows.map((workflow) => workflow.up(leastFields)));
    expect(await sent("POST")).toHaveLength(5);
    const made = (await emulator.workflows()).slice(before).map(({ id }) => id);
    expect(new Set(workflows.map(({ kept }) => kept.id))).toEqual(new Set(made));
  });

  it("is waited for when the server needs a while to list it", async () => {
    const { emulator, newWorkflow, sent } = world();
    const rows = JSON.stringify({ rows: [] });
    await emulator.setFaults([
      { method: "POST", do: { cut: "after" } },
      { method: "GET", path: "/workflows", times: 1, do: { status: 200, body: rows } },
    ]);
    const workflow = newWorkflow();
    expect(await workflow.up(leastFields)).toBe("created");
    expect((await sent()).map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });
});
