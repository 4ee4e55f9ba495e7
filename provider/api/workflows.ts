import { ApiError, type Method } from "./error.js";
import type { Send } from "./http.js";
import { holdsIt } from "./organization.js";
import { isWire, type Wire } from "./record.js";
import { initialDispatch, workflowRecord, type CreatedWorkflow, type WorkflowRecord } from "./workflow-record.js";
import { eachPageOfWorkflows, wholeList } from "./workflow-list.js";

/** `/workflows` of Armature's REST API. Each call throws {@link ApiError}. */
export interface WorkflowsApi {
  /** The id of the organization in which all of this happens. */
  organization(): Promise<string>;
  create(body: Wire): Promise<CreatedWorkflow>;
  /**
   * Undefined when it does not exist or is archived.
   *
   * @param holder the organization that is known to hold it: from within another one it is not gone
   */
  find(id: string, holder?: string): Promise<WorkflowRecord | undefined>;
  /** Every active workflow, page by page as long as `take` wants more; a record may hold less than `find` gives. */
  eachPage(take: (records: readonly WorkflowRecord[]) => boolean): Promise<void>;
  /**
   * Every active workflow: a list without its end is none.
   *
   * @param category only those of one of these categories: slugs with commas between them, as the API takes them
   */
  list(category?: string): Promise<WorkflowRecord[]>;
  /** The answer's workflow where it is echoed; otherwise only its id and version. */
  update(id: string, body: Wire): Promise<WorkflowRecord>;
  /** Archiving what is gone already is a success. */
  archive(id: string, holder?: string): Promise<void>;
}

/** A success without content, which only a write may have. */
const noContent = undefined;

const gone = Symbol("there is no such workflow any more");

/**
 * @param organization asks which organization base URL and key reach: elsewhere everything is a 404, and a stack must
 *   not forget its workflows because of a setting
 */
export function workflowsApi(send: Send, organization: () => Promise<string>): WorkflowsApi {
  const unlessGone = async (answer: Promise<unknown>, holder: string | undefined): Promise<unknown> => {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== "not-found") throw error;
      holdsIt(await organization(), holder);
      return gone;
    }
  };

  return {
    organization,
    create: async (body) => {
      const answer = await send("POST", "/workflows", body);
      const record = workflowRecord(answer);
      if (record === undefined) throw misread("POST", "/workflows", "the answer has no workflow id");
      return { ...record, initialDispatch: initialDispatch(answer) };
    },
    find: async (id, holder) => {
      const answer = await unlessGone(send("GET", pathOf(id)), holder);
      if (answer === gone) return undefined;
      const record = workflowRecord(answer);
      if (record?.id !== id) throw misread("GET", pathOf(id), "the answer is not this workflow");
      return record.archived ? undefined : record;
    },
    eachPage: (take) => eachPageOfWorkflows(send, take),
    list: (category) => wholeList(send, category),
    update: async (id, body) => {
      const answer = await send("PATCH", pathOf(id), body);
      const record = workflowRecord(answer === noContent ? {} : answer, id);
      if (record?.id !== id) throw misread("PATCH", pathOf(id), "the answer is not this workflow");
      return record;
    },
    archive: async (id, holder) => {
      const answer = await unlessGone(send("DELETE", pathOf(id)), holder);
      if (answer === gone || answer === noContent) return;
      if (!isWire(answer) || answer["ok"] !== true)
        throw misread("DELETE", pathOf(id), "the answer is not { ok: true }");
    },
  };
}

const pathOf = (id: string): string => `/workflows/${encodeURIComponent(id)}`;

function misread(method: Method, path: string, what: string): ApiError {
  return new ApiError({ kind: "malformed-answer", method, path, what, mayHaveArrived: true });
}
