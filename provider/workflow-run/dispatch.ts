import type { Run } from "../report/gate-report.js";
import type { Origin } from "../resource.js";
import { dispatchKey, type Base } from "./key.js";
import { lifeOf } from "./life.js";
import { newRun } from "./mapping.js";
import { earlierRuns, runsUnder, type Dispatching } from "./runs-under.js";
import type { Declared } from "./schema.js";

export interface Dispatcher extends Dispatching {
  readonly now: () => number;
  /** The origin of the dashboard, for links. */
  readonly dashboard: string;
}

/** What is dispatched, for whom, and after how many dispatches. */
export interface Order {
  readonly declared: Declared;
  readonly origin: Origin;
  readonly sequence: number;
  readonly base: Base;
  /** How many of its dispatches an earlier deployment has made. */
  readonly made?: number | undefined;
}

export interface Dispatched {
  readonly runs: readonly Run[];
  /** The sequence of the last dispatch. */
  readonly sequence: number;
}

/** What there is of an order. */
export interface CarriedOut extends Dispatched {
  /** How many of its dispatches are made. */
  readonly made: number;
  /** Why the others are missing. */
  readonly failure?: Error;
}

/**
 * One dispatch for each repeat, each under its own key, for a resource that has been dispatched before.
 *
 * @throws whatever keeps one of them from being made; the ones before it are found under their keys
 */
export async function dispatchAll(dispatcher: Dispatcher, order: Order): Promise<Dispatched> {
  const { runs, sequence, failure } = await carryOut(dispatcher, order, false);
  if (failure !== undefined) throw failure;
  return { runs, sequence };
}

/**
 * As much of an order as can be dispatched.
 *
 * @param isCreate whether a run under its keys may be of a resource that was destroyed
 * @throws whatever keeps the first dispatch from being made: nothing is known then
 */
export async function carryOut(dispatcher: Dispatcher, order: Order, isCreate: boolean): Promise<CarriedOut> {
  let { sequence, made = 0 } = order;
  const runs: Run[] = [];
  for (; made < order.declared.repeats; made += 1) {
    try {
      const dispatched = await dispatchOnce(dispatcher, { ...order, sequence }, isCreate);
      sequence = dispatched.sequence;
      runs.push(...dispatched.runs);
    } catch (error) {
      if (runs.length === 0) throw error;
      return { runs, sequence, made, failure: error instanceof Error ? error : new Error(String(error)) };
    }
  }
  return { runs, sequence, made };
}

async function dispatchOnce(dispatcher: Dispatcher, order: Order, isCreate: boolean): Promise<Dispatched> {
  const { declared, origin, base } = order;
  for (let sequence = order.sequence + 1; ; sequence += 1) {
    const key = dispatchKey(origin, declared, sequence, base);
    const earlier = await earlierRuns(dispatcher.runs, declared, key);
    if (isCreate && !(await areOfThisLife(dispatcher, earlier))) continue;
    const ids = await runsUnder(dispatcher, declared, key, earlier);
    if (isCreate && earlier.length === 0 && (await areOfAnotherLife(dispatcher, ids))) continue;
    return { sequence, runs: ids.map((id) => newRun(id, sequence, dispatcher.dashboard)) };
  }
}

/** Whether runs that were found may be taken. Nothing is dispatched yet, so a look that fails may fail the deployment. */
async function areOfThisLife({ runs, now }: Dispatcher, ids: readonly string[]): Promise<boolean> {
  const records = await Promise.all(ids.map((id) => runs.find(id)));
  return records.every((record) => record === undefined || lifeOf(record, now()) === "this");
}

/**
 * Whether a dispatch was answered with runs that an earlier life had made: the API may know a key for longer than it
 * lists its runs. Nothing is told of runs that are new and cannot be looked at, and they must not be lost over it.
 */
async function areOfAnotherLife({ runs, now }: Dispatcher, ids: readonly string[]): Promise<boolean> {
  const records = await Promise.all(ids.map((id) => runs.find(id).catch(() => undefined)));
  return records.some((record) => record !== undefined && lifeOf(record, now()) === "another");
}
