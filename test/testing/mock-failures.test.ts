import { runInThisContext } from "node:vm";
import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { Workflow, WorkflowRun } from "../../sdk/index.js";
import { armatureMocks, mockProgram } from "../../sdk/testing/index.js";

const fields = { mcpServerId: "mcp_1", testerPrompt: "Search." };

class Bucket extends pulumi.CustomResource {}

describe("a program that fails under mocks", () => {
  const boom = (): never => {
    throw new Error("boom");
  };

  it.each<[what: string, program: () => unknown]>([
    [
      "an input",
      () => {
        new Workflow("search", { ...fields, testerPrompt: Promise.reject(new Error("boom")) });
      },
    ],
    ["a callback of an output that nobody uses", () => void new Workflow("search", fields).id.apply(boom)],
    [
      "an input that is made of a resource's output",
      () => {
        const { id } = new Workflow("search", fields);
        new Workflow("other", { ...fields, description: id.apply(boom) });
      },
    ],
    [
      "a mock of another resource",
      () => {
        new Bucket("cloud:storage:Bucket", "logs");
      },
    ],
    ["a promise of the program's own", () => void Promise.reject(new Error("boom"))],
    [
      "something later, while the program waits",
      () => {
        setTimeout(boom, 10);
        return new Promise(() => undefined);
      },
    ],
  ])("fails when %s fails", async (_, program) => {
    const mocks = armatureMocks({ others: { newResource: boom } });
    await expect(mockProgram(program, { mocks })).rejects.toThrow("boom");
    // Whatever fails with it must not be told of the next test.
    expect(await mockProgram(() => ({ id: new Workflow("search", fields).id }))).toEqual({ id: "wf_search" });
  });

  it("leaves failures to the test runner again once it is over", async () => {
    const runners = (): unknown => (runInThisContext("process") as NodeJS.Process).rawListeners("unhandledRejection");
    const found = runners();
    await mockProgram(() => undefined);
    await mockProgram(boom).catch(() => undefined);
    expect(runners()).toEqual(found);
  });

  it("refuses a second resource of one type, name and parent, as the engine does", async () => {
    const twice = (): void => [1, 2].forEach(() => new Workflow("search", fields));
    await expect(mockProgram(twice)).rejects.toThrow(
      /Two resources have the URN urn:pulumi:stack::project::\S+::search: give each a name of its own\.$/u,
    );
    const inside = (type: string): Workflow =>
      new Workflow("search", fields, { parent: new pulumi.ComponentResource(`my:index:${type}`, type) });
    const apart = (): void => {
      inside("One");
      inside("Other");
      new WorkflowRun("search", { workflowId: "wf_1" });
    };
    expect(await mockProgram(apart)).toEqual({});
  });

  it("runs one program at a time", async () => {
    const first = mockProgram(() => ({ id: new Workflow("search", fields).id }));
    await expect(mockProgram(() => undefined)).rejects.toThrow("mockProgram runs one program at a time");
    expect(await first).toEqual({ id: "wf_search" });
  });

  it("fails as the program fails", async () => {
    const program = () => {
      new Workflow("search", fields);
      throw new Error("no such luck");
    };
    await expect(mockProgram(program)).rejects.toThrow("no such luck");
  });
});
