import { get, post, read, shape, twoDispatches, type Shown } from "./choice.js";
import { at, created, leastFields, present } from "../client.js";

const envelopeOf = (list: unknown): string => (Array.isArray(list) ? "array" : Object.keys(list as object).join());

/** The choices of how an answer is written. */
export const shownByAnswers: Shown<
  | "ids"
  | "workflowEnvelope"
  | "keyCase"
  | "createdRecord"
  | "listEnvelope"
  | "listRecords"
  | "unsetFields"
  | "runEnvelope"
  | "dispatchAnswer"
  | "errorDetails"
> = {
  ids: {
    see: async (emulator) => shape((await created(emulator)).id),
    seen: { prefixed: "wf_<24>", uuid: "<8>-<4>-<4>-<4>-<12>" },
  },
  workflowEnvelope: {
    see: async (emulator) =>
      present(
        await get(emulator, `/workflows/${(await created(emulator)).id}`),
        "name",
        "currentVersion.id",
        "workflow.name",
        "workflow.currentVersion.id",
      ),
    seen: {
      flat: ["name", "currentVersion.id"],
      wrapped: ["workflow.name", "workflow.currentVersion.id"],
      "wrapped-version-beside": ["currentVersion.id", "workflow.name"],
    },
  },
  keyCase: {
    see: async (emulator) => {
      const metadata = { runBook: { on_call: 1 } };
      return present(
        await post(emulator, "/workflows", { ...leastFields, metadata }),
        ...["workflow.testerPrompt", "initialDispatch.queued", "currentVersion.id"],
        ...[
          "workflow.tester_prompt",
          "initial_dispatch.queued",
          "current_version.id",
          "workflow.metadata.runBook.on_call",
        ],
      );
    },
    seen: {
      camel: [
        "workflow.testerPrompt",
        "initialDispatch.queued",
        "currentVersion.id",
        "workflow.metadata.runBook.on_call",
      ],
      snake: [
        "workflow.tester_prompt",
        "initial_dispatch.queued",
        "current_version.id",
        "workflow.metadata.runBook.on_call",
      ],
      "snake-undocumented": [
        "initialDispatch.queued",
        "currentVersion.id",
        "workflow.tester_prompt",
        "workflow.metadata.runBook.on_call",
      ],
    },
  },
  createdRecord: {
    see: async (emulator) =>
      present(at(await post(emulator, "/workflows", leastFields), "workflow"), "id", "name", "testerPrompt"),
    seen: { full: ["id", "name", "testerPrompt"], "id-and-name": ["id", "name"] },
  },
  listEnvelope: {
    see: async (emulator) => [envelopeOf(await get(emulator, "/workflows")), envelopeOf(await get(emulator, "/runs"))],
    seen: {
      rows: ["rows", "rows,page,pageSize,total"],
      workflows: ["workflows", "runs,page,pageSize,total"],
      data: ["data", "data,page,pageSize,total"],
      array: ["array", "array"],
    },
  },
  listRecords: {
    see: async (emulator) => {
      await created(emulator);
      return present(
        at(await get(emulator, "/workflows"), "rows.0"),
        "id",
        "name",
        "mcpServerId",
        "testerPrompt",
        "currentVersion",
      );
    },
    seen: {
      full: ["id", "name", "mcpServerId", "testerPrompt", "currentVersion"],
      partial: ["id", "name", "mcpServerId"],
    },
  },
  unsetFields: {
    see: async (emulator) => at(await read(emulator), "description"),
    seen: { null: null, absent: undefined },
  },
  runEnvelope: {
    see: async (emulator) => {
      await created(emulator);
      const path = `/runs/${(await emulator.runs())[0]?.id ?? ""}`;
      return [
        ...present(await get(emulator, path), "status", "run.status"),
        ...present(await get(emulator, `${path}/evaluation`), "verdict", "evaluation.verdict"),
      ];
    },
    seen: { flat: ["status", "verdict"], wrapped: ["run.status", "evaluation.verdict"] },
  },
  dispatchAnswer: {
    see: async (emulator) => (await twoDispatches(emulator, {})).map(shape)[0],
    seen: {
      runIds: '{"runIds":["run_<24>"]}',
      "runs-id": '{"runs":[{"id":"run_<24>"}]}',
      "runs-runId": '{"runs":[{"runId":"run_<24>"}]}',
      run: '{"run":{"id":"run_<24>"}}',
      runId: '{"runId":"run_<24>"}',
      id: '{"id":"run_<24>"}',
    },
  },
  errorDetails: {
    see: async (emulator) =>
      present(
        await post(emulator, "/workflows", {}),
        "error.code",
        "error.details.fieldErrors.0.field",
        "details.fieldErrors.0.field",
      ),
    seen: {
      inside: ["error.code", "error.details.fieldErrors.0.field"],
      beside: ["error.code", "details.fieldErrors.0.field"],
    },
  },
};
