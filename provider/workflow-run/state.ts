import type { Bypass, Run } from "../report/gate-report.js";
import type { Properties } from "../resource.js";
import { dispatchingFields, dispatchingHashes } from "./diff.js";
import { digitOf, runOf } from "./digits.js";
import type { Base } from "./key.js";
import { keptInputs } from "./mapping.js";
import type { Verdict } from "./verdict.js";

/** What came of the dispatches so far: what the state keeps beside the declared inputs. */
export interface Outcome {
  /** The runs that are judged: those of the last dispatch. */
  readonly runs: readonly Run[];
  /** The inconclusive runs that they repeat, as far as the state had room for them. */
  readonly retried: readonly Run[];
  /** How often inconclusive runs were dispatched again. */
  readonly retries: number;
  readonly verdict: Verdict;
  /** How many runs the dispatch had to make at least, as far as was declared. */
  readonly expected?: number | undefined;
  /** How many of the runs one dispatch made. */
  readonly perDispatch?: number | undefined;
  /** How many dispatches there have been over the life of the resource. */
  readonly sequence: number;
  readonly dispatchedAt: string;
  readonly bypass?: Bypass | undefined;
  /** The origin of the dashboard, for links. */
  readonly dashboard: string;
  /** What the keys of its dispatches count from. */
  readonly base: Base;
  /** How many dispatches of its order were made, as long as some are missing. */
  readonly made?: number | undefined;
  /** The last run of each model that passed in a gate that did, as far as the state had room for them. */
  readonly lastPasses?: Readonly<Record<string, string>> | undefined;
}

/** Whether a failure has cut short the order of which these are the runs. */
export const isUnfinished = ({ made }: Outcome): boolean => made !== undefined;

/** What decides, in the form that takes the least room: of the runs no more than a digit each. */
const inShort = "__gate";
const earlier = "__retried";
const passes = "__lastPasses";

interface InShort extends Omit<Outcome, "runs" | "retried" | "lastPasses" | "verdict" | "sequence" | "dispatchedAt"> {
  /** One for each run. */
  readonly digits: string;
}

type Kept = Partial<Pick<Outcome, "runs" | "verdict" | "sequence" | "dispatchedAt">> & {
  readonly runIds?: readonly string[];
  readonly [earlier]?: readonly Run[];
  readonly [passes]?: Outcome["lastPasses"];
  readonly [inShort]?: InShort;
};

/** The properties in which a state keeps an outcome. */
export function outcomeProperties(outcome: Outcome): Properties {
  const { runs, retried, lastPasses = {}, verdict, sequence, dispatchedAt, ...rest } = outcome;
  const digits = runs.map(digitOf).join("");
  return {
    runIds: runs.map(({ id }) => id),
    runs,
    verdict,
    sequence,
    dispatchedAt,
    [earlier]: retried,
    [passes]: lastPasses,
    [inShort]: { ...rest, digits } satisfies InShort,
  };
}

/** The whole state of a run. */
export const stateOf = (inputs: Properties, outcome: Outcome, result: Properties): Properties => ({
  ...keptInputs(inputs),
  ...dispatchingHashes(inputs),
  ...outcomeProperties(outcome),
  result,
});

/** What a state can do without: the rest of it says the same, in less detail. */
export const dispensable: readonly string[] = [
  "runs",
  earlier,
  passes,
  "result",
  "reason",
  "testerModelIds",
  "testerTargets",
  ...dispatchingFields,
];

/**
 * The outcome in a state; undefined before the first dispatch. A state without room for the ids of its runs has one too:
 * what was dispatched before is never taken for something new.
 */
export function outcomeIn(state: Properties): Outcome | undefined {
  const {
    runIds = [],
    runs,
    verdict,
    sequence,
    dispatchedAt,
    [earlier]: retried = [],
    [passes]: lastPasses = {},
    [inShort]: kept,
  } = state as Kept;
  if (verdict === undefined || sequence === undefined) return undefined;
  if (dispatchedAt === undefined || kept === undefined) return undefined;
  const { digits, ...rest } = kept;
  const inRoom = runIds.map((id, index) => runOf(id, digits[index], sequence, rest.dashboard));
  return { runs: runs ?? inRoom, retried, lastPasses, verdict, sequence, dispatchedAt, ...rest };
}
