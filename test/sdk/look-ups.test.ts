import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as armature from "../../sdk/index.js";
import { valueOf } from "./registered.js";

type Call = pulumi.runtime.MockCallArgs;

/** Runs a program as a user's unit test does, and gives back what it asked the mocks. */
async function mocked<Result>(
  program: () => Result | Promise<Result>,
  answer: (call: Call) => object = () => ({}),
  isPreview = false,
): Promise<{ result: Result; calls: Call[] }> {
  const calls: Call[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: `${name}_id`, state: inputs as object }),
      call: (call) => {
        calls.push(call);
        return answer(call);
      },
    },
    "shop",
    "production",
    isPreview,
  );
  const result = await program();
  await pulumi.runtime.disconnect();
  return { result, calls };
}

const unknown = pulumi.output(pulumi.unknown) as unknown as pulumi.Output<string>;

describe("a look-up under a user's own mocks", () => {
  it.each([
    ["getWorkflow", () => armature.getWorkflow({ name: "Search" }), { name: "Search" }],
    ["getWorkflow", () => valueOf(armature.getWorkflowOutput({ id: pulumi.output("wf_1") })), { id: "wf_1" }],
    ["listWorkflows", () => armature.listWorkflows({ name: "s*" }), { name: "s*" }],
    ["listWorkflows", () => valueOf(armature.listWorkflowsOutput()), {}],
    ["getWorkflowRun", () => armature.getWorkflowRun({ id: "run_1" }), { id: "run_1" }],
    ["getWorkflowRun", () => valueOf(armature.getWorkflowRunOutput({ id: "run_1" })), { id: "run_1" }],
    ["getMcpServer", () => armature.getMcpServer({ name: "Issues" }), { name: "Issues" }],
    ["getMcpServer", () => valueOf(armature.getMcpServerOutput({ id: Promise.resolve("m1") })), { id: "m1" }],
    ["getOrganization", () => armature.getOrganization(), {}],
    ["getOrganization", () => valueOf(armature.getOrganizationOutput()), {}],
  ] as const)("%s asks them and nobody else", async (name, ask, inputs) => {
    const { result, calls } = await mocked<unknown>(ask, () => ({ id: "made_up" }));
    expect(calls.map(({ token, inputs: given }) => ({ token, inputs: given as object }))).toEqual([
      { token: `armature:index:${name}`, inputs },
    ]);
    expect(result).toEqual({ id: "made_up" });
  });

  it("tells them of an explicit provider", async () => {
    const { calls } = await mocked(() => {
      const provider = new armature.Provider("staging", { organization: "acme" });
      return armature.getOrganization({ provider });
    });
    expect(calls[0]?.provider).toContain("pulumi:providers:pulumi-nodejs::staging");
  });

  it("is secret when it is asked by a secret, and by that alone", async () => {
    const { result } = await mocked(() => {
      const provider = new armature.Provider("staging", { apiKey: "amt_id_secret" });
      return Promise.all([
        pulumi.isSecret(armature.getWorkflowOutput({ name: pulumi.secret("Search") })),
        pulumi.isSecret(armature.getWorkflowOutput({ name: "Search" }, { provider })),
      ]);
    });
    expect(result).toEqual([true, false]);
  });

  it("asks nothing in a preview that does not know what to ask for", async () => {
    const { calls } = await mocked(
      () => void armature.getWorkflowOutput({ id: unknown }),
      () => ({}),
      true,
    );
    expect(calls).toEqual([]);
  });

  it("fails in its plain form where a preview does not know its provider", async () => {
    const { result } = await mocked(
      () => {
        const provider = new armature.Provider("staging", { baseUrl: unknown });
        return armature.getOrganization({ provider }).catch((error: unknown) => error);
      },
      () => ({}),
      true,
    );
    expect(result).toBeInstanceOf(pulumi.RunError);
    expect(String(result)).toContain("getOrganization: its provider has an argument that is not known");
  });
});

describe("a look-up with wrong arguments", () => {
  const wrong: [string, object, string][] = [
    ["neither", {}, "getWorkflow: give it { id or name }."],
    ["both", { id: "wf_1", name: "Search" }, "getWorkflow: id and name are both given; keep only one."],
    [
      "two that are unknown beside one that is no text",
      { nam: "a", ID: "b", name: 5 },
      "getWorkflow: nam is not known; the nearest is name; ID is not known; the nearest is id; name is not a text with something in it.",
    ],
    ["an id that no path can name", { id: ".." }, "getWorkflow: id is not an id."],
    ["null for one", { id: null }, "getWorkflow: give it { id or name }."],
  ];

  it.each(wrong)("that are %s is refused in both forms, and asks nothing", async (_, args, message) => {
    const { calls } = await mocked(async () => {
      const plain = armature.getWorkflow(args);
      await expect(plain).rejects.toBeInstanceOf(pulumi.RunError);
      await expect(plain).rejects.toThrow(message);
      expect(() => armature.getWorkflowOutput(args)).toThrow(message);
    });
    expect(calls).toEqual([]);
  });

  it("tells all of it at once, an option that is none among it", async () => {
    await expect(armature.getWorkflowRun({ run: "r" } as never, { provder: 1 } as never)).rejects.toThrow(
      "getWorkflowRun: run is not known; the nearest is id; give it { id }; the option provder is not known; the nearest is provider.",
    );
  });

  it("in its plain form refuses an output, and names the form that takes it", async () => {
    const id = pulumi.output("wf_1") as unknown as string;
    await expect(armature.getWorkflow({ id })).rejects.toThrow(
      "getWorkflow: id comes later, as an output or a promise; use getWorkflowOutput.",
    );
  });

  it("refuses the provider of another package, and does not ask the stack's account instead", async () => {
    const { calls } = await mocked(async () => {
      class Theirs extends pulumi.ProviderResource {}
      const parent = new pulumi.ComponentResource(
        "a:b:C",
        "parent",
        {},
        { providers: [new Theirs("pulumi-nodejs", "theirs")] },
      );
      await expect(armature.getOrganization({ parent })).rejects.toThrow(
        "the provider of its parent is not a Provider",
      );
    });
    expect(calls).toEqual([]);
  });
});
