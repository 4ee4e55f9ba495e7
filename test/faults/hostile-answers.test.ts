import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ApiError } from "../../provider/api/error.js";
import type { Send } from "../../provider/api/http.js";
import { ownOrganization } from "../../provider/api/organization.js";
import { runsApi } from "../../provider/api/runs.js";
import { workflowsApi } from "../../provider/api/workflows.js";
import { jsonOf } from "./hostile/any-json.js";
import { hold } from "./hostile/hold.js";
import { mutantOf } from "./hostile/mutant.js";
import { obeyedIn } from "./hostile/obeyed.js";
import { runKeys, runWords, wholeRuns } from "./hostile/run-words.js";
import { wholeWorkflows, workflowKeys, workflowWords } from "./hostile/workflow-words.js";

/** What anybody may read, and put into a path. */
const visible = /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u;

/** A server that answers each request with this. */
const answering =
  (answer: unknown): Send =>
  () =>
    Promise.resolve(answer);

/** What a request comes to; an answer that is not understood is an error in one line, and anything else is a bug. */
async function understood<Answer>(asked: Promise<Answer>): Promise<Answer | "not understood"> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    expect(obeyedIn(error.message)).toEqual([]);
    expect(error.message).not.toContain("\n");
    return "not understood";
  }
}

/** As JSON.parse reads 1e400. */
const beyond = Number.POSITIVE_INFINITY;

const anyWorkflow = jsonOf(workflowKeys, [...workflowWords, beyond]);
const anyRun = jsonOf(runKeys, [...runWords, beyond]);
const workflowAnswer = fc.oneof(anyWorkflow, ...wholeWorkflows.map((whole) => mutantOf(whole, anyWorkflow)));
const runAnswer = fc.oneof(anyRun, ...wholeRuns.map((whole) => mutantOf(whole, anyRun)));

describe("whatever JSON a server answers with", () => {
  it("a creation is a workflow with an id, or not understood", async () => {
    await hold(1500, [workflowAnswer], async (answer) => {
      const made = await understood(workflowsApi(answering(answer), () => Promise.resolve("org_1")).create({}));
      if (made === "not understood") return;
      expect(made.id).toMatch(visible);
      const { queued = 0, failed = 0 } = made.initialDispatch ?? {};
      expect([Number.isFinite(queued), Number.isFinite(failed)]).toEqual([true, true]);
    });
  });

  it("a number that is none does not get into the state", async () => {
    const answer = JSON.parse('{"id":"wf_1","initialDispatch":{"queued":1e400,"failed":0}}') as unknown;
    const { initialDispatch } = await workflowsApi(answering(answer), () => Promise.resolve("org_1")).create({});
    expect(initialDispatch).toBeUndefined();
  });

  it("a look, a change and an end are about the workflow that was asked for, or not understood", async () => {
    await hold(1500, [workflowAnswer], async (answer) => {
      const api = workflowsApi(answering(answer), () => Promise.resolve("org_1"));
      for (const asked of [api.find("wf_1"), api.update("wf_1", {})]) {
        const found = await understood(asked);
        if (found !== "not understood" && found !== undefined) expect(found.id).toBe("wf_1");
      }
      const ended = await understood(api.archive("wf_1"));
      if (ended !== "not understood") expect(answer).toMatchObject({ ok: true });
    });
  });

  it("a list is workflows each with an id, an organization has an id, or they are not understood", async () => {
    await hold(1000, [workflowAnswer], async (answer) => {
      const send = answering(answer);
      const list = await understood(workflowsApi(send, () => Promise.resolve("org_1")).list());
      if (list !== "not understood") for (const { id } of list) expect(id).toMatch(visible);
      const organization = await understood(ownOrganization(send, undefined)());
      expect(organization).toEqual(expect.any(String));
    });
  });

  it("a dispatch is runs with ids, and a look at one is about that one, or they are not understood", async () => {
    await hold(1500, [runAnswer], async (answer) => {
      const api = runsApi(answering(answer));
      const ids = await understood(api.dispatch("wf_1", {}));
      if (ids !== "not understood") {
        expect(ids.length).toBeGreaterThan(0);
        for (const id of ids) expect(id).toMatch(visible);
      }
      const found = await understood(api.find("run_1"));
      if (found !== "not understood") expect(found?.id).toBe("run_1");
      for (const id of await asList(api.ofKey("wf_1", "key_1"))) expect(id).toMatch(visible);
      await understood(api.testers("wf_1"));
      await understood(api.evaluation("run_1"));
    });
  });
});

async function asList(asked: Promise<string[]>): Promise<string[]> {
  const list = await understood(asked);
  return list === "not understood" ? [] : list;
}
