import { ApiError, type Method } from "./error.js";
import type { Send } from "./http.js";
import { isWire, type Wire } from "./record.js";
import { initialDispatch, workflowRecord, type CreatedWorkflow, type WorkflowRecord } from "./workflow-record.js";
import { wholeList } from "./workflow-list.js";

/** `/workflows` of Armature's REST API. Each call throws {@link ApiError}. */
export interface WorkflowsApi {
  create(body: Wire): Promise<CreatedWorkflow>;
  /** Undefined when it does not exist or is archived. */
  find(id: string): Promise<WorkflowRecord | undefined>;
  /** Every active workflow; a record may hold less than `find` gives. */
  list(): Promise<WorkflowRecord[]>;
  /** The answer's workflow where it is echoed; otherwise only its id and version. */
  update(id: string, body: Wire): Promise<WorkflowRecord>;
  /** Archiving what is gone already is a success. */
  archive(id: string): Promise<void>;
}

/**
 * @param confirmAccount proves that base URL and key reach the right organization: elsewhere everything is a 404, and
 *   a stack must not forget its workflows because of a setting
 */
export function workflowsApi(send: Send, confirmAccount: () => Promise<void>): WorkflowsApi {
  const unlessGone = async (answer: Promise<unknown>): Promise<unknown> => {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== "not-found") throw error;
      await confirmAccount();
      return undefined;
    }
  };

  return {
    create: async (body) => {
      const answer = await send("POST", "/workflows", body);
      const record = workflowRecord(answer);
      if (record === undefined) throw misread("POST", "/workflows", "the answer has no workflow id");
      return { ...record, initialDispatch: initialDispatch(answer) };
    },
    find: async (id) => {
      const answer = await unlessGone(send("GET", pathOf(id)));
      if (answer === undefined) return undefined;
      const record = workflowRecord(answer);
      if (record?.id !== id) throw misread("GET", pathOf(id), "the answer is not this workflow");
      return record.archived ? undefined : record;
    },
    list: () => wholeList(send),
    update: async (id, body) => {
      const record = workflowRecord(await send("PATCH", pathOf(id), body), id);
      if (record?.id !== id) throw misread("PATCH", pathOf(id), "the answer is not this workflow");
      return record;
    },
    archive: async (id) => {
      const answer = await unlessGone(send("DELETE", pathOf(id)));
      if (answer === undefined) return;
      if (!isWire(answer) || answer["ok"] !== true)
        throw misread("DELETE", pathOf(id), "the answer is not { ok: true }");
    },
  };
}

const pathOf = (id: string): string => `/workflows/${encodeURIComponent(id)}`;

function misread(method: Method, path: string, what: string): ApiError {
  return new ApiError({ kind: "malformed-answer", method, path, what, mayHaveArrived: true });
}
