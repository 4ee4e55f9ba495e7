import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { resultSchema } from "../../provider/report/result-schema.js";
import {
  getMcpServerOutput,
  getWorkflow,
  Provider,
  Workflow,
  WorkflowRun,
  type WorkflowRunArgs,
} from "../../sdk/index.js";
import {
  armatureMocks,
  type ArmatureMocksOptions,
  mockProgram,
  type MockProgramOptions,
  type MockVerdict,
} from "../../sdk/testing/index.js";

const fields = { mcpServerId: "mcp_1", testerPrompt: "Search." };

type Row = [verdict: MockVerdict, args: Partial<WorkflowRunArgs>, expected: object];

/** The outputs of a run with these arguments. */
const outputsOf = (args: Partial<WorkflowRunArgs>, verdict?: MockVerdict): Promise<unknown> =>
  mockProgram(
    () => {
      const search = new Workflow("search", { ...fields, testerModelIds: ["claude-sonnet-4", "gpt-5"] });
      const { runIds, verdict, result } = new WorkflowRun("smoke", { workflowId: search.id, ...args });
      return { runIds, verdict, result };
    },
    { mocks: armatureMocks(verdict === undefined ? {} : { verdict }), project: "shop", stack: "production" },
  );

describe("a program under mocks", () => {
  it("gets the outputs of a workflow that was created, or adopted", async () => {
    const outputs = await mockProgram(() => {
      const search = new Workflow("search", { ...fields, testerModelIds: ["a", "b"] });
      const old = new Workflow("old", fields, { import: "wf_9" });
      const of = ({ id, name, currentVersion, initialDispatch }: Workflow) => ({
        id,
        name,
        currentVersion,
        initialDispatch,
      });
      return { search: of(search), old: of(old) };
    });
    expect(outputs).toEqual({
      search: {
        id: "wf_search",
        name: "search",
        currentVersion: { id: "wfv_search_1" },
        initialDispatch: { queued: 2, failed: 0 },
      },
      old: { id: "wf_9", name: "old", currentVersion: { id: "wfv_old_1" }, initialDispatch: undefined },
    });
  });

  it("gets a workflow that it reads, which is told from one that it declares", async () => {
    const mocks = armatureMocks();
    const outputs = await mockProgram(
      () => {
        const { id, name, currentVersion, initialDispatch } = Workflow.get("nightly", "wf_9");
        return { id, name, currentVersion, initialDispatch };
      },
      { mocks },
    );
    expect(outputs).toEqual({ id: "wf_9", name: "nightly", currentVersion: { id: "wfv_nightly_1" } });
    expect(mocks.declared).toEqual([{ type: "Workflow", name: "nightly", inputs: {}, read: "wf_9" }]);
  });

  it("gets the outputs of runs of the workflow's testers, which pass", async () => {
    expect(await outputsOf({ gate: "block", repeats: 2 })).toMatchObject({
      runIds: ["run_smoke_1", "run_smoke_2", "run_smoke_3", "run_smoke_4"],
      verdict: "pass",
      result: {
        project: "shop",
        stack: "production",
        name: "smoke",
        workflowId: "wf_search",
        blocked: false,
        count: { pass: 4, fail: 0 },
        runs: [{ model: "claude-sonnet-4", status: "pass" }, { model: "gpt-5" }, {}, {}],
      },
    });
  });

  it("gets a result as the schema of the package has it", async () => {
    const { result } = (await outputsOf({ gate: "warn", requiredPasses: 1 })) as { result: unknown };
    expect(resultSchema.strict().safeParse(result).error).toBeUndefined();
  });

  it.each([
    ["fail", {}, { verdict: "pending", result: { blocked: false } }],
    ["fail", { gate: "warn" }, { verdict: "fail", result: { blocked: false } }],
    ["fail", { gate: "block", testerModelIds: ["o"] }, { runIds: ["run_smoke_1"], result: { blocked: true } }],
    ["inconclusive", { gate: "block" }, { verdict: "inconclusive", result: { blocked: true } }],
    ["inconclusive", { gate: "block", onInconclusive: "warn" }, { result: { blocked: false } }],
  ] satisfies Row[])("gets the verdict %s with the gate %j as %j", async (verdict, args, expected) => {
    expect(await outputsOf(args, verdict)).toMatchObject(expected);
  });

  it("is given a verdict by the name of the run", async () => {
    const mocks = armatureMocks({ verdict: (name) => (name === "smoke" ? "fail" : "pass") });
    const program = () => {
      const of = (name: string) => new WorkflowRun(name, { workflowId: "wf_1", gate: "warn" }).verdict;
      return { smoke: of("smoke"), other: of("other") };
    };
    expect(await mockProgram(program, { mocks })).toEqual({ smoke: "fail", other: "pass" });
  });

  it("is remembered as what it declares, secrets in the clear, without what the provider adds", async () => {
    const mocks = armatureMocks();
    await mockProgram(
      () => {
        const provider = new Provider("staging", { organization: "acme", apiKey: "amt_id_secret" });
        const metadata = { deep: { token: pulumi.secret("hush") } };
        new Workflow("search", { ...fields, metadata }, { provider, import: "wf_9" });
      },
      { mocks },
    );
    expect(mocks.declared).toEqual([
      {
        type: "pulumi:providers:pulumi-nodejs",
        name: "staging",
        inputs: { "armature:organization": "acme", "armature:apiKey": "amt_id_secret" },
      },
      {
        type: "Workflow",
        name: "search",
        inputs: { ...fields, name: "search", metadata: { deep: { token: "hush" } } },
        import: "wf_9",
      },
    ]);
  });

  it("reads its configuration, under its own namespace and others, and knows project and stack", async () => {
    const program = () => ({
      own: new pulumi.Config().require("image"),
      others: new pulumi.Config("aws").require("region"),
      password: new pulumi.Config().requireSecret("password"),
      names: [pulumi.getProject(), pulumi.getStack()],
    });
    const config = { image: "app:1", "aws:region": "eu", password: { value: "hush", secret: true } } as const;
    expect(await mockProgram(program, { config, project: "shop", stack: "production" })).toEqual({
      own: "app:1",
      others: "eu",
      password: "hush",
      names: ["shop", "production"],
    });
  });

  describe("with resources and functions of others", () => {
    class Bucket extends pulumi.CustomResource {
      declare readonly url: pulumi.Output<string>;
      constructor(name: string) {
        super("cloud:storage:Bucket", name, { url: undefined, size: 1 });
      }
    }
    const ask = (token: string, inputs = {}): pulumi.Output<unknown> =>
      pulumi.output(pulumi.runtime.invoke(token, inputs));

    it("uses the team's own mocks for them", async () => {
      const mocks = armatureMocks({
        others: {
          newResource: ({ name }) => ({ id: "b-1", state: { url: `https://${name}` } }),
          call: ({ token }) => ({ token }),
        },
      });
      const program = () => {
        const { id, url } = new Bucket("logs");
        return { id, url, told: ask("cloud:storage:getRegion") };
      };
      expect(await mockProgram(program, { mocks })).toEqual({
        id: "b-1",
        url: "https://logs",
        told: { token: "cloud:storage:getRegion" },
      });
      expect(mocks.declared).toEqual([{ type: "cloud:storage:Bucket", name: "logs", inputs: { size: 1 } }]);
    });

    it("gives such a resource its inputs for outputs where there are none", async () => {
      expect(await mockProgram(() => ({ id: new Bucket("logs").id }))).toEqual({ id: "logs_id" });
    });

    it("answers functions by their tokens, always the same or by what is asked", async () => {
      const mocks = armatureMocks({
        calls: { "armature:index:getWorkflow": { id: "wf_1" }, "cloud:index:twice": ({ n }) => ({ n: Number(n) * 2 }) },
      });
      const program = () => ({ same: ask("armature:index:getWorkflow"), made: ask("cloud:index:twice", { n: 2 }) });
      expect(await mockProgram(program, { mocks })).toEqual({ same: { id: "wf_1" }, made: { n: 4 } });
    });

    it("says how a function gets an answer that has none", () => {
      expect(() => armatureMocks().call({ token: "cloud:index:ask", inputs: {} })).toThrow(
        'The function cloud:index:ask has no answer: give armatureMocks one, as { calls: { "cloud:index:ask": { … } } }.',
      );
    });
  });

  it("looks up what it is told by a token", async () => {
    const workflow = { id: "wf_1", name: "Search", mcpServerId: "mcp_1", currentVersion: { id: "wfv_1" } };
    const mocks = armatureMocks({
      calls: {
        "armature:index:getWorkflow": ({ name }) => (name === "Search" ? workflow : {}),
        "armature:index:getMcpServer": { id: "mcp_9" },
      },
    });
    const program = async () => ({
      found: await getWorkflow({ name: "Search" }),
      server: getMcpServerOutput({ name: "Issue tracker" }).id,
    });
    expect(await mockProgram(program, { mocks })).toEqual({ found: workflow, server: "mcp_9" });
    await expect(mockProgram(program)).rejects.toThrow("The function armature:index:getWorkflow has no answer");
  });
});

describe("bad options", () => {
  it("are told all at once by armatureMocks", () => {
    const options = { verdict: "pas", calls: { a: 1 }, others: { call: "x" }, verdicts: [] };
    expect(() => armatureMocks(options as unknown as ArmatureMocksOptions)).toThrow(
      "armatureMocks cannot be used so: verdicts is not known (the nearest known name is verdict); " +
        "verdict must be one of pass, fail, inconclusive; calls.a must be an object or a function; " +
        "others.call must be a function.",
    );
  });

  it("are told all at once by mockProgram", async () => {
    const options = { mocks: {}, config: { image: 1, key: { value: "hush" } }, project: "", stak: "dev" };
    const mocked = mockProgram(() => undefined, options as unknown as MockProgramOptions);
    await expect(mocked).rejects.toThrow(
      "mockProgram cannot be used so: stak is not known (the nearest known name is stack); " +
        "mocks.newResource must be a function; mocks.call must be a function; config.image must be a string; " +
        "config.key.secret is required; project must not be empty.",
    );
  });
});
