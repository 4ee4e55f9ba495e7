import { describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sdk/testing/index.js";
import { everyField } from "./declared.js";
import { startedWorld } from "./world.js";

const changed = { ...everyField, name: "Changed" };

/** The server does its work, and answers with a workflow without a version. */
const withoutVersion = (method: string, id: string): Fault => ({
  method,
  do: { status: 200, after: true, body: JSON.stringify({ workflow: { id, ...changed } }) },
});

describe("an answer that tells no version", () => {
  const world = startedWorld({ settings: { maxRetries: 0 } });

  it("to a PATCH is completed by a look", async () => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    const { id } = workflow.kept;
    await emulator.setFaults([withoutVersion("PATCH", id)]);

    expect(await workflow.up(changed)).toBe("updated");
    const made = (await emulator.workflows()).at(-1);
    expect(workflow.kept.state).toMatchObject({ ...changed, currentVersion: { id: made?.currentVersion.id } });
    expect((await sent()).map(({ method }) => method)).toEqual(["POST", "PATCH", "GET"]);
    expect(await workflow.up(changed)).toBe("same");
  });

  it.each([
    { what: "the next up", refreshed: false, outcome: "updated" },
    { what: "a refresh", refreshed: true, outcome: "same" },
  ])("to a PATCH, with a look that fails, is a failure that $what mends without a second PATCH", async (next) => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    const { id } = workflow.kept;
    await emulator.setFaults([withoutVersion("PATCH", id), { method: "GET", do: { status: 500 } }]);

    await expect(workflow.up(changed)).rejects.toMatchObject({
      message: expect.stringMatching(/^GET \/workflows\/\S+ failed: 500 /u),
      partial: { id, reasons: [expect.stringMatching(/^GET \/workflows\/\S+ failed: 500 /u)] },
    });
    expect(workflow.kept.state).toMatchObject(changed);
    expect(workflow.kept.state).toHaveProperty("__provider");
    expect(workflow.kept.state).not.toHaveProperty("currentVersion");

    await emulator.setFaults([]);
    if (next.refreshed) expect(await workflow.refresh()).toEqual(["currentVersion"]);
    expect(await workflow.up(changed)).toBe(next.outcome);
    const made = (await emulator.workflows()).at(-1);
    expect(workflow.kept.state).toMatchObject({ ...changed, currentVersion: { id: made?.currentVersion.id } });
    expect(made?.versions).toHaveLength(2);
    expect(await sent("PATCH")).toHaveLength(1);
  });

  it("to a POST is completed by a look, or keeps the id until the next up can look", async () => {
    const { emulator, newWorkflow, sent } = world();
    const created = (id: string): Fault => ({
      method: "POST",
      do: { status: 201, body: JSON.stringify({ workflow: { id, name: "Made" } }) },
    });
    const look = (id: string): Fault => {
      const found = { workflow: { id, ...everyField }, currentVersion: { id: "wfv_made" } };
      return { method: "GET", path: `/workflows/${id}`, do: { status: 200, body: JSON.stringify(found) } };
    };

    await emulator.setFaults([created("wf_made"), look("wf_made")]);
    const completed = newWorkflow();
    expect(await completed.up(everyField)).toBe("created");
    expect(completed.kept.state).toMatchObject({ ...everyField, currentVersion: { id: "wfv_made" } });

    await emulator.setFaults([created("wf_open"), { method: "GET", do: { html: true } }]);
    const open = newWorkflow();
    await expect(open.up(everyField)).rejects.toMatchObject({
      message: expect.stringMatching(/^GET \/workflows\/wf_open failed: 200 the answer is not JSON/u),
      partial: { id: "wf_open" },
    });
    await emulator.setFaults([look("wf_open")]);
    expect(await open.up(everyField)).toBe("updated");
    expect(open.kept.state).toMatchObject({ ...everyField, currentVersion: { id: "wfv_made" } });
    expect(await open.up(everyField)).toBe("same");
    expect((await sent()).map(({ method }) => method)).toEqual(["POST", "GET", "POST", "GET", "GET"]);
  });

  it("is a difference for as long as the version is not known", async () => {
    const { emulator, newWorkflow } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    const { id } = workflow.kept;
    await emulator.setFaults([withoutVersion("PATCH", id), withoutVersion("GET", id)]);
    await expect(workflow.up(changed)).rejects.toMatchObject({ partial: { id } });
    // A refresh that learns no more makes the engine forget the failure, but not the provider.
    await workflow.refresh();
    await expect(workflow.up(changed)).rejects.toMatchObject({
      message: expect.stringContaining("the answer does not tell the current version"),
      partial: { id },
    });
    await emulator.setFaults([]);
    expect(await workflow.up(changed)).toBe("updated");
    expect(await workflow.up(changed)).toBe("same");
  });

  it("to a look that finds no change costs nothing: the known version stays", async () => {
    const { emulator, newWorkflow, sent } = world();
    const workflow = newWorkflow();
    await workflow.up(everyField);
    const { id, state } = workflow.kept;
    const body = JSON.stringify({ workflow: { id, ...everyField } });
    await emulator.setFaults([{ method: "GET", do: { status: 200, body } }]);
    expect(await workflow.refresh()).toEqual([]);
    expect(workflow.kept.state).toMatchObject({ currentVersion: state["currentVersion"] });
    expect(await workflow.up(everyField)).toBe("same");
    expect(await sent("PATCH")).toEqual([]);
  });
});
