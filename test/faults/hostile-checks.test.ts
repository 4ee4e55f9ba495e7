import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { inputs } from "../support/provider-process/inputs.js";
import { startProvider, type ProviderProcess } from "../support/provider-process/provider.js";
import { leastFields } from "../lifecycle/declared.js";
import { runArguments, workflowArguments } from "./hostile/any-arguments.js";
import { hold } from "./hostile/hold.js";

describe("the provider's process, whatever a program declares", () => {
  let provider: ProviderProcess;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider.close());

  it.each([
    { what: "a workflow", handler: "workflow", given: workflowArguments },
    { what: "a run", handler: "workflowRun", given: runArguments },
  ] as const)("of $what, checks and compares it, and goes on", async ({ handler, given }) => {
    await hold(50, [given, given], async (declared, before) => {
      const news = inputs("smoke", declared, undefined, handler);
      const { failures } = await provider.check({}, news);
      // The host would print the value of a property that is named.
      for (const { property, reason } of failures) expect([property, reason === ""]).toEqual(["", false]);
      const { changes } = await provider.diff("id_1", inputs("smoke", before, undefined, handler), news);
      expect(["some", "none"]).toContain(changes);
    });
    expect(await provider.check({}, inputs("search", leastFields))).toMatchObject({ failures: [] });
    expect(provider.stderr()).toBe("");
  });
});
