import type { RunsApi } from "../api/runs.js";
import type { Run } from "../report/gate-report.js";
import type { Origin } from "../resource.js";
import { dispatchKey, type Base } from "./key.js";
import { lifeOf } from "./life.js";
import { newRun } from "./mapping.js";
import { earlierRuns, runsUnder, type Dispatching } from "./runs-under.js";
import type { Declared } from "./defaults.js";

export interface Dispatcher extends Dispatching {
  /** The origin of the dashboard, for links. */
  readonly dashboard: string;
}

/** What is dispatched, for whom, and after how many dispatches. */
export interface Order {
  readonly declared: Declared;
  readonly origin: Origin;
  readonly sequence: number;
  readonly base: Base;
  /** When it was begun, in this deployment or in the one that it was cut short in. */
  readonly begunMs: number;
  /** How many of its dispatches an earlier deployment has made. */
  readonly made?: number | undefined;
}

/** What there is of an order. */
export interface CarriedOut {
  readonly runs: readonly Run[];
  /** The sequence of the last dispatch. */
  readonly sequence: number;
  /** How many of its dispatches are made. */
  readonly made: number;
  /** Why the others are missing. */
  readonly failure?: Error;
}

/** As much of an order as can be dispatched: one dispatch for each repeat, each under its own key. */
export async function carryOut(dispatcher: Dispatcher, order: Order): Promise<CarriedOut> {
  let { sequence, made = 0 } = order;
  const runs: Run[] = [];
  try {
    for (; made < order.declared.repeats; made += 1) {
      const { ids, sequence: its } = await dispatchOnce(dispatcher, { ...order, sequence });
      sequence = its;
      runs.push(...ids.map((id) => newRun(id, its, dispatcher.dashboard)));
    }
    return { runs, sequence, made };
  } catch (error) {
    return { runs, sequence, made, failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

interface Dispatched {
  readonly ids: readonly string[];
  readonly sequence: number;
}

/** How many dispatches may be answered with runs of another life: with a wrong clock, new ones look like that too. */
const mostAnswers = 3;

async function dispatchOnce({ runs, pause }: Dispatching, order: Order): Promise<Dispatched> {
  const { declared, origin, base, begunMs } = order;
  // Under the keys of a resource's first order there may be runs of one that was destroyed; and what runs at every update
  // is not to be judged by a run of long ago.
  const maybeOld = base.since === undefined || declared.everyUpdate === true;
  const others: (readonly string[])[] = [];
  for (let sequence = order.sequence + 1; ; sequence += 1) {
    const key = dispatchKey(origin, declared, sequence, base);
    const earlier = await earlierRuns(runs, declared, key);
    if (maybeOld && !(await areOfThisLife(runs, earlier, begunMs))) continue;
    const ids = await runsUnder({ runs, pause }, declared, key, earlier);
    if (!maybeOld || earlier.length > 0 || !(await areOfAnotherLife(runs, declared, key, ids, begunMs))) {
      return { ids, sequence };
    }
    others.push(ids);
    if (others.length === mostAnswers) throw new Error(clockMessage(others.flat()));
  }
}

/** Whether runs that were found may be taken. Nothing is dispatched yet, so a look that fails may fail the deployment. */
async function areOfThisLife(runs: RunsApi, ids: readonly string[], begunMs: number): Promise<boolean> {
  const records = await Promise.all(ids.map((id) => runs.find(id)));
  return records.every((record) => record === undefined || lifeOf(record, begunMs) === "this");
}

/**
 * Whether a dispatch was answered with runs that an earlier life had made: the API may know a key for longer than it
 * lists its runs. One that is listed now, and was not before, is new whatever the clocks say. Nothing is told of runs that
 * are new and cannot be looked at, and they must not be lost over it.
 */
async function areOfAnotherLife(
  runs: RunsApi,
  { workflowId }: Declared,
  key: string,
  ids: readonly string[],
  begunMs: number,
): Promise<boolean> {
  const records = await Promise.all(ids.map((id) => runs.find(id).catch(() => undefined)));
  if (!records.some((record) => record !== undefined && lifeOf(record, begunMs) === "another")) return false;
  const listed = await runs.ofKey(workflowId, key).catch(() => []);
  return !listed.some((id) => ids.includes(id));
}

const clockMessage = (ids: readonly string[]): string =>
  `Each dispatch is answered with runs that ended over an hour ago by this machine's clock (${ids.join(", ")}): set the ` +
  "clock right, or give this resource an idempotencyKey of its own.";
