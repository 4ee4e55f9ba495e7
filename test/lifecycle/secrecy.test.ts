import { describe, expect, it } from "@jest/globals";
import { startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { everyField, leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

describe("a server that repeats what it was sent", () => {
  const world = startedWorld({ settings: { maxRetries: 0 } });

  /** An answer that has all of it in every place whose text an error may show. */
  const echo = (status: number, sent: string): { status: number; body: string } => ({
    status,
    body: JSON.stringify({
      error: {
        code: sent,
        message: `Refused, said the server: ${sent}`,
        details: { fieldErrors: [{ field: `field ${sent}`, message: `has ${sent}` }] },
      },
    }),
  });

  it.each([400, 401, 403, 404, 409, 422, 429])("has the key hidden in the error of a %i", async (status) => {
    const { emulator, newWorkflow, provider } = world();
    const { apiKey } = emulator;
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    await emulator.setFaults([{ do: echo(status, `Bearer ${apiKey}, ${apiKey.slice(0, -4)}, ${apiKey.slice(12)}`) }]);

    const writes = [() => workflow.up({ ...leastFields, name: "New" }), () => newWorkflow().up(leastFields)];
    // A look or an archiving that gets a 404 ends well: it is gone.
    const others = status === 404 ? [] : [() => workflow.refresh(), () => workflow.destroy()];
    for (const verb of [...writes, ...others]) {
      await expect(verb()).rejects.toThrow(/said the server: .*\[redacted\]/u);
    }
    expect(provider.said()).not.toContain(apiKey.slice(12, 28));
    expect(provider.stderr()).not.toContain(apiKey.slice(12, 28));
  });

  it("has the inputs hidden in the error", async () => {
    const { emulator, newWorkflow } = world();
    const hidden = "correct-horse-battery-staple";
    const args = {
      ...everyField,
      testerPrompt: `Log in with ${hidden}.`,
      criteria: [{ criterionText: `Used ${hidden}` }],
      metadata: { note: { token: hidden } },
    };
    await emulator.setFaults([{ method: "POST", do: echo(422, `"${hidden}" and "${args.testerPrompt}"`) }]);
    const refused = newWorkflow().up(args);
    await expect(refused).rejects.toThrow(/^POST \/workflows failed: 422 Refused, said the server: .*\[redacted\]/u);
    await expect(refused).rejects.not.toThrow(/horse|battery/u);
  });

  it("has them hidden in the errors of requests that do not carry them, and the old ones, and numbers", async () => {
    const { emulator, newWorkflow } = world();
    const hidden = "correct-horse-battery-staple";
    const before = { ...leastFields, testerPrompt: `Log in with ${hidden}.`, metadata: { pin: 471147 } };
    const workflow = newWorkflow();
    await workflow.up(before);
    // A process of its own, as the next deployment's: it knows them from the state alone.
    const settings = { "armature:baseUrl": emulator.url, "armature:apiKey": emulator.apiKey };
    const next = await startProvider({ config: settings });
    workflow.moveTo(next);
    await emulator.setFaults([{ do: echo(409, `"${before.testerPrompt}" and 471147`) }]);
    const errors: unknown[] = [];
    for (const verb of [
      () => workflow.refresh(),
      () => workflow.up({ ...before, testerPrompt: "Log in otherwise." }),
      () => workflow.destroy(),
    ]) {
      errors.push(await verb().catch(String));
    }
    await next.close();
    for (const error of errors) {
      expect(error).toMatch(/ failed: 409 Refused, said the server: .*\[redacted\]/u);
      expect(error).not.toMatch(/horse|battery|471147/u);
    }
  });

  it("has the inputs of another resource hidden, as when a dispatch names the prompt that it refuses", async () => {
    const { emulator, newWorkflow, provider } = world();
    const hidden = "correct-horse-battery-staple";
    const workflow = newWorkflow();
    await workflow.up({ ...leastFields, testerPrompt: `Log in with ${hidden}.` });
    await emulator.setFaults([{ method: "POST", do: echo(400, `Log in with ${hidden}.`) }]);
    const refused = new StackResource(provider, "smoke", "workflowRun").up({ workflowId: workflow.kept.id });
    await expect(refused).rejects.toThrow(/\/runs failed: 400 Refused, said the server: .*\[redacted\]/u);
    await expect(refused).rejects.not.toThrow(/horse|battery/u);
  });

  it("cannot put control characters, lines or a long page into the error", async () => {
    const { emulator, newWorkflow } = world();
    const message = `first\nsecond\u001b[31m ${"long ".repeat(500)}`;
    await emulator.setFaults([{ do: { status: 400, body: JSON.stringify({ error: { message } }) } }]);
    const refused = newWorkflow().up(leastFields);
    await expect(refused).rejects.toThrow(/^POST \/workflows failed: 400 first second \[31m long /u);
    await expect(refused).rejects.not.toThrow(/\n|\u001b|.{600}/u);
  });

  it("makes the process write nothing but the one line of a failed refresh or destroy", async () => {
    const { emulator, newWorkflow, provider } = world();
    const workflow = newWorkflow();
    await workflow.up(leastFields);
    const before = provider.stderr();
    await emulator.setFaults([{ do: { status: 500 } }]);
    await expect(workflow.refresh()).rejects.toThrow();
    await expect(workflow.up({ ...leastFields, name: "New" })).rejects.toThrow();
    // The host itself writes the error of a read and its stack, which is empty; the engine shows each again.
    expect(provider.stderr().slice(before.length)).toMatch(/^GET \/workflows\/\S+ failed: 500 [^\n]+\n$/u);
  });
});
