import { describe, expect, it } from "@jest/globals";
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

    for (const verb of [
      () => workflow.up({ ...leastFields, name: "New" }),
      () => workflow.refresh(),
      () => workflow.destroy(),
      () => newWorkflow().up(leastFields),
    ]) {
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
