import { describe, expect, it } from "@jest/globals";
import { type WorkflowsApi, workflowsApi } from "../../provider/api/workflows.js";
import type { FaultEffect, StartedEmulator } from "../../sdk/testing/index.js";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

const fields = { name: "Search", mcpServerId: "mcp_1", testerPrompt: "Find." };

const apiOf = (emulator: StartedEmulator): WorkflowsApi =>
  workflowsApi(open(emulator).send, () => Promise.resolve("org_1"));

const spoilt: readonly FaultEffect[] = (["empty", "truncated-json", "wrong-types", "nulls", "not-json"] as const).map(
  (garbage) => ({ garbage }),
);

const answering = (body: unknown): FaultEffect => ({ status: 200, body: JSON.stringify(body) });

const other = { workflow: { id: "wf_of_another", name: "Other" }, currentVersion: { id: "wfv_1" } };

interface Verb {
  readonly verb: string;
  readonly act: (api: WorkflowsApi, id: string) => Promise<unknown>;
  readonly answers: readonly FaultEffect[];
}

const verbs: readonly Verb[] = [
  {
    verb: "a creation",
    act: (api) => api.create(fields),
    answers: [...spoilt, answering({}), answering([]), answering({ workflow: { id: "" } }), answering({ id: 7 })],
  },
  {
    verb: "a look",
    act: (api, id) => api.find(id),
    answers: [...spoilt, answering({}), answering(other), answering({ ...other, id: "wf_1" }), answering("wf_1")],
  },
  {
    verb: "a change",
    act: (api, id) => api.update(id, { name: "New" }),
    answers: [
      { garbage: "empty" },
      { garbage: "truncated-json" },
      { garbage: "not-json" },
      answering(other),
      answering([]),
      answering(7),
    ],
  },
  {
    verb: "an archiving",
    act: (api, id) => api.archive(id),
    answers: [...spoilt, answering({}), answering({ ok: false }), answering({ ok: "true" }), answering(true)],
  },
];

describe("an answer that is not understood", () => {
  const { emulator: start } = servers();

  it.each(verbs.flatMap(({ answers, ...verb }) => answers.map((effect) => ({ ...verb, effect }))))(
    "to $verb ($effect) is an error, asked for once, after which anything may have been done",
    async ({ act, effect }) => {
      const emulator = await start();
      const api = apiOf(emulator);
      const { id } = await api.create(fields);
      await emulator.clearRequests();
      await emulator.setFaults([{ do: effect }]);
      const error = await failure(act(api, id));
      expect(error).toMatchObject({ kind: "malformed-answer", mayHaveArrived: true });
      expect(await emulator.requests()).toHaveLength(1);
    },
  );
});

describe("an id", () => {
  const { serving } = servers();

  it.each(["a/b", "../org", "wf_1?x=1", "wf 1#", "ü", "%2e"])("such as %s stays one part of the path", async (id) => {
    const asked: (string | undefined)[] = [];
    const url = await serving((request, response) => {
      asked.push(request.url);
      response.end(JSON.stringify({ id }));
    });
    const found = await workflowsApi(open(url).send, () => Promise.resolve("org_1")).find(id);
    expect(found?.id).toBe(id);
    expect(asked).toEqual([`/api/workflows/${encodeURIComponent(id)}`]);
  });
});
