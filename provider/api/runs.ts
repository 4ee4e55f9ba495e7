import { ApiError, type Method } from "./error.js";
import type { Send } from "./http.js";
import { isWire, property, type Wire } from "./record.js";
import { evaluationRecord, type Evaluation } from "./evaluation-record.js";
import { testersOf, workflowRecord } from "./workflow-record.js";
import { dispatchedIds, listedRuns, runRecord, type RunRecord } from "./run-record.js";

/** Dispatches, and `/runs`, of Armature's REST API. Each call throws {@link ApiError}. */
export interface RunsApi {
  dispatch(workflowId: string, body: Wire): Promise<string[]>;
  /**
   * The runs of the last days that an earlier dispatch under this key made, as far as the server tells keys. A list that
   * cannot be read to its end is an error: it is no proof that there are none.
   */
  ofKey(workflowId: string, idempotencyKey: string): Promise<string[]>;
  /** How many testers a workflow has, and so runs a dispatch of all of them; undefined when the server does not tell. */
  testers(workflowId: string): Promise<number | undefined>;
  /** Undefined when it does not exist, or not yet. */
  find(id: string): Promise<RunRecord | undefined>;
  /** Undefined when the run has no evaluation, or not the whole of one yet. */
  evaluation(id: string): Promise<Evaluation | undefined>;
}

export function runsApi(send: Send): RunsApi {
  const unlessMissing = async (answer: Promise<unknown>): Promise<unknown> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ApiError && error.kind === "not-found") return undefined;
      throw error;
    }
  };

  return {
    dispatch: async (workflowId, body) => {
      const path = `/workflows/${encodeURIComponent(workflowId)}/runs`;
      const ids = dispatchedIds(await send("POST", path, body));
      if (ids.length > 0) return ids;
      throw misread("POST", path, "the answer names no run");
    },
    ofKey: async (workflowId, idempotencyKey) => {
      const runs = await runsOf(send, workflowId);
      return runs.filter((run) => run.idempotencyKey === idempotencyKey).map(({ id }) => id);
    },
    testers: async (workflowId) => {
      const answer = await unlessMissing(send("GET", `/workflows/${encodeURIComponent(workflowId)}`));
      const workflow = workflowRecord(answer, workflowId);
      return workflow && testersOf(workflow);
    },
    find: async (id) => {
      const path = `/runs/${encodeURIComponent(id)}`;
      const answer = await unlessMissing(send("GET", path));
      if (answer === undefined) return undefined;
      const run = runRecord(answer);
      if (run?.id === id) return run;
      throw misread("GET", path, "the answer is not this run");
    },
    evaluation: async (id) =>
      evaluationRecord(await unlessMissing(send("GET", `/runs/${encodeURIComponent(id)}/evaluation`)), id),
  };
}

/** As many runs as the API is asked for at once, and as many pages as a workflow fills in a week at the most. */
const pageSize = 200;
const mostPages = 100;

/** A workflow's runs of the last days, from page after page until the server tells no more of them. */
async function runsOf(send: Send, workflowId: string): Promise<RunRecord[]> {
  const found = new Map<string, RunRecord>();
  const query = new URLSearchParams({ workflowId, range: "7d", pageSize: String(pageSize) });
  let next: NextPage = { page: 1, isTold: true };
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { page } = next;
    const path = `/runs?${query.toString()}`;
    const answer = await (page === 1 ? send("GET", path) : laterPage(send, path, next));
    const runs = listedRuns(answer);
    if (runs === undefined) throw misread("GET", path, "the answer has no list of runs");
    const before = found.size;
    for (const run of runs) found.set(run.id, run);
    const more = nextPage(answer, page, found.size);
    if (more === undefined || runs.length === 0) return [...found.values()];
    if (found.size === before) {
      // A server that has no pages says the same again; one that tells of more and does not show it hides some.
      if (more.isTold) throw misread("GET", path, "the list of runs goes on, and no page shows how");
      return [...found.values()];
    }
    next = more;
    query.set("page", String(more.page));
  }
  throw misread("GET", `/runs?${query.toString()}`, `the list of runs does not end within ${mostPages} pages`);
}

interface NextPage {
  readonly page: number;
  /** Whether the server says that there is one. */
  readonly isTold: boolean;
}

/** Kinds of error by which a server says that it has no such page. */
const noPage: ReadonlySet<ApiError["kind"]> = new Set(["not-found", "invalid"]);

/** A server that refuses a later page, in whatever words, has a list of runs all the same. */
async function laterPage(send: Send, path: string, { isTold }: NextPage): Promise<unknown> {
  try {
    return await send("GET", path);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (!isTold && noPage.has(error.kind)) return [];
    throw misread("GET", path, `the list of runs breaks off: ${error.what}`);
  }
}

/**
 * The page to ask for next; undefined when the server says that this was the last one. How many rows it has says nothing:
 * a server may answer with fewer than it is asked for.
 */
function nextPage(answer: unknown, page: number, found: number): NextPage | undefined {
  const named = isWire(answer) ? property(answer, "nextPage") : undefined;
  if (typeof named === "number" && named > page) return { page: named, isTold: true };
  const total = isWire(answer) ? property(answer, "total") : undefined;
  if (typeof total === "number") return found < total ? { page: page + 1, isTold: true } : undefined;
  return named === undefined ? { page: page + 1, isTold: false } : undefined;
}

function misread(method: Method, path: string, what: string): ApiError {
  return new ApiError({ kind: "malformed-answer", method, path, what, mayHaveArrived: true });
}
