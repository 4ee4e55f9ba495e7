import { ApiError } from "../api/error.js";
import type { RunsApi } from "../api/runs.js";
import type { Run } from "../report/gate-report.js";
import type { Origin } from "../resource.js";
import { dispatchKey } from "./key.js";
import { dispatchBody, newRun } from "./mapping.js";
import type { Declared } from "./schema.js";

export interface Dispatcher {
  readonly runs: RunsApi;
  readonly now: () => number;
  /** Waits; false when the deployment is interrupted. */
  readonly pause: (delayMs: number) => Promise<boolean>;
  /** The origin of the dashboard, for links. */
  readonly dashboard: string;
}

/** What is dispatched, for whom, and after how many dispatches. */
export interface Order {
  readonly declared: Declared;
  readonly origin: Origin;
  readonly sequence: number;
  readonly base: number;
}

export interface Dispatched {
  readonly runs: readonly Run[];
  /** The sequence of the last dispatch. */
  readonly sequence: number;
}

/** A run that ended so long before it is asked for belongs to a stack that was destroyed meanwhile. */
const longAgoMs = 60 * 60 * 1000;

/** How often a dispatch whose answer was lost is asked for under its key, and how much longer the pause gets each time. */
const mostAttempts = 3;
const againMs = 500;

/** One dispatch for each repeat, each under its own key: whatever dies in between, the same runs come of it. */
export async function dispatchAll(dispatcher: Dispatcher, order: Order, isCreate: boolean): Promise<Dispatched> {
  let sequence = order.sequence;
  const runs: Run[] = [];
  for (let repeat = 0; repeat < order.declared.repeats; repeat += 1) {
    const dispatched = await dispatchOnce(dispatcher, { ...order, sequence }, isCreate);
    sequence = dispatched.sequence;
    runs.push(...dispatched.runs);
  }
  return { runs, sequence };
}

async function dispatchOnce(dispatcher: Dispatcher, order: Order, isCreate: boolean): Promise<Dispatched> {
  for (let sequence = order.sequence + 1; ; sequence += 1) {
    const ids = await runsUnder(
      dispatcher,
      order.declared,
      dispatchKey(order.origin, order.declared, sequence, order.base),
    );
    if (isCreate && (await isOfAnotherLife(dispatcher, ids))) continue;
    return { sequence, runs: ids.map((id) => newRun(id, sequence, dispatcher.dashboard)) };
  }
}

/**
 * The runs of a key: those that a dispatch made before its answer was lost, else new ones. The API promises to return
 * the runs of a known key, but not for how long, so it is asked for them before each attempt.
 */
async function runsUnder({ runs, pause }: Dispatcher, declared: Declared, key: string): Promise<string[]> {
  const { workflowId, forceNewRun = false } = declared;
  for (let attempts = 1; ; attempts += 1) {
    const known = await earlierRuns(runs, workflowId, key, forceNewRun);
    if (known.length > 0) return known;
    try {
      return await runs.dispatch(workflowId, dispatchBody(declared, key));
    } catch (error) {
      if (!(error instanceof ApiError) || !error.mayHaveArrived) throw error;
      // With `forceNewRun` the server makes new runs whatever the key, so only a look is left.
      const isLast = forceNewRun || attempts === mostAttempts || !(await pause(againMs * attempts));
      if (!isLast) continue;
      const made = await earlierRuns(runs, workflowId, key, forceNewRun);
      if (made.length > 0) return made;
      throw error;
    }
  }
}

/** What a server says that has no list of runs for this key, now or later. */
const noList: ReadonlySet<ApiError["kind"]> = new Set(["not-found", "forbidden", "invalid"]);

/**
 * The runs of a key that the server lists. A look that fails is no proof that there are none; where there is no list at
 * all, the key itself has to keep the server from making the same runs twice, which `forceNewRun` forbids it.
 */
async function earlierRuns(runs: RunsApi, workflowId: string, key: string, forceNewRun: boolean): Promise<string[]> {
  try {
    return await runs.ofKey(workflowId, key);
  } catch (error) {
    if (error instanceof ApiError && noList.has(error.kind) && !forceNewRun) return [];
    throw error;
  }
}

async function isOfAnotherLife({ runs, now }: Dispatcher, [id]: readonly string[]): Promise<boolean> {
  const endedAt = id === undefined ? undefined : (await runs.find(id))?.endedAt;
  return endedAt !== undefined && Date.parse(endedAt) < now() - longAgoMs;
}
