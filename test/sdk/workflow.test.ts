import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { Workflow, type WorkflowArgs } from "../../sdk/index.js";
import { registeredBy, valueOf } from "./registered.js";

const args: WorkflowArgs = { mcpServerId: "mcp_1", testerPrompt: "Search.", criteria: [{ criterionText: "Found" }] };

async function inputsOf(given: WorkflowArgs, options?: pulumi.CustomResourceOptions): Promise<Record<string, unknown>> {
  const [workflow] = await registeredBy(() => new Workflow("search", given, options));
  return workflow?.inputs ?? {};
}

describe("a Workflow in a program", () => {
  it("is a dynamic resource of its own type", async () => {
    const registered = await registeredBy(() => new Workflow("search", args));
    expect(registered.map(({ type, name }) => ({ type, name }))).toEqual([
      { type: "pulumi-nodejs:dynamic/armature:Workflow", name: "search" },
    ]);
  });

  it("sends what was declared, the provider's text and where it stands", async () => {
    expect(await inputsOf(args)).toEqual({
      ...args,
      name: "search",
      __provider: 'exports.handler = () => require("pulumi-armature/provider").workflow;',
      __urn: "urn:pulumi:production::shop::pulumi-nodejs:dynamic/armature:Workflow::search",
    });
  });

  it("is named after its logical name unless it is given a name", async () => {
    expect(await inputsOf(args)).toMatchObject({ name: "search" });
    expect(await inputsOf({ ...args, name: "Search works" })).toMatchObject({ name: "Search works" });
  });

  it.each([
    ["an output of undefined", () => pulumi.output(undefined)],
    ["an output of null, as plain JavaScript may give it", () => pulumi.output(null as unknown as undefined)],
    ["a promise of undefined", () => Promise.resolve(undefined)],
    ["an output of an output of undefined", () => pulumi.output("a").apply(() => pulumi.output(undefined))],
    ["null, as plain JavaScript may give it", () => null as unknown as undefined],
  ])("is named after its logical name when its name is %s", async (_, name) => {
    expect(await inputsOf({ ...args, name: name() })).toMatchObject({ name: "search" });
  });

  it.each([
    ["an output", () => pulumi.output("Search works")],
    ["a promise", () => Promise.resolve("Search works")],
  ])("takes the name that %s brings", async (_, name) => {
    expect(await inputsOf({ ...args, name: name() })).toMatchObject({ name: "Search works" });
  });

  it("keeps a name secret, also where it turns out to be the logical one", async () => {
    for (const [given, name] of [
      [pulumi.secret("Search works"), "Search works"],
      [pulumi.secret(undefined), "search"],
    ] as const) {
      let workflow: Workflow | undefined;
      await registeredBy(() => (workflow = new Workflow("search", { ...args, name: given })));
      if (workflow === undefined) throw new Error("the program did not run");
      expect(await pulumi.isSecret(workflow.name)).toBe(true);
      expect(await valueOf(workflow.name)).toBe(name);
    }
  });

  it("does not guess a name that a preview does not know yet", async () => {
    const name = pulumi.output(pulumi.unknown) as unknown as pulumi.Output<string>;
    // Pulumi's mocks are told of an unknown value as undefined; the logical name would be a text.
    expect(await inputsOf({ ...args, name })).toMatchObject({ name: undefined });
  });

  it("refuses a name that is not JSON, beside what else is wrong", () => {
    const name = new Date(0) as unknown as string;
    expect(() => new Workflow("search", { ...args, name, metadata: { much: Number.NaN } })).toThrow(
      "name is a Date; metadata.much is NaN",
    );
  });

  it("moves the option import into an input of its own, since the engine cannot import it", async () => {
    expect(await inputsOf(args, { import: "wf_1" })).toMatchObject({ __import: "wf_1" });
    expect(await inputsOf(args)).not.toHaveProperty("__import");
  });

  it("takes outputs of other resources at any depth", async () => {
    const text = pulumi.output("Found");
    expect(await inputsOf({ ...args, criteria: [{ criterionText: text }], metadata: { deep: [text] } })).toMatchObject({
      criteria: [{ criterionText: "Found" }],
      metadata: { deep: ["Found"] },
    });
  });

  it("gives back its inputs, and outputs that are not known before it exists", async () => {
    let workflow: Workflow | undefined;
    await registeredBy(() => (workflow = new Workflow("search", args)));
    if (workflow === undefined) throw new Error("the program did not run");
    expect(await valueOf(workflow.testerPrompt)).toBe("Search.");
    expect(await valueOf(workflow.id)).toBe("search_id");
    expect(await valueOf(workflow.initialDispatch)).toBeUndefined();
  });

  it("keeps a secret a secret, and nothing else beside it", async () => {
    let workflow: Workflow | undefined;
    await registeredBy(
      () => (workflow = new Workflow("search", { ...args, metadata: { open: "a", hidden: pulumi.secret("b") } })),
    );
    if (workflow === undefined) throw new Error("the program did not run");
    expect(await pulumi.isSecret(workflow.metadata)).toBe(true);
    expect(await pulumi.isSecret(workflow.testerPrompt)).toBe(false);
  });

  it("knows one of its own from another resource", async () => {
    await registeredBy(() => {
      expect(Workflow.isInstance(new Workflow("search", args))).toBe(true);
      expect(Workflow.isInstance(new pulumi.ComponentResource("a:b:C", "other"))).toBe(false);
      expect(Workflow.isInstance({ __pulumiType: "pulumi-nodejs:dynamic/armature:Workflow" })).toBe(false);
    });
  });

  it.each([5, "", " ", "..", "."])("refuses the resource option import: %j", (id) => {
    const options = { import: id } as pulumi.CustomResourceOptions;
    expect(() => new Workflow("search", args, options)).toThrow("import is not the id of a workflow");
  });

  it("has another URN below a parent of another type", async () => {
    const registered = await registeredBy(() => {
      for (const type of ["shop:suite:Smoke", "shop:suite:Load"]) {
        new Workflow("search", args, { parent: new pulumi.ComponentResource(type, "suite") });
      }
    });
    const urns = registered.map(({ inputs }) => inputs["__urn"]).filter((urn) => urn !== undefined);
    expect(urns).toEqual([
      expect.stringContaining("shop:suite:Smoke$pulumi-nodejs:dynamic/armature:Workflow::search"),
      expect.stringContaining("shop:suite:Load$pulumi-nodejs:dynamic/armature:Workflow::search"),
    ]);
  });
});
