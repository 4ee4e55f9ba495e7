import type { Bypass, Run } from "../report/gate-report.js";
import type { Properties } from "../resource.js";
import type { Verdict } from "./verdict.js";

/** What came of the dispatches so far: what the state keeps beside the declared inputs. */
export interface Outcome {
  /** The runs that are judged: those of the last dispatch. */
  readonly runs: readonly Run[];
  /** The inconclusive runs that they repeat. */
  readonly retried: readonly Run[];
  readonly verdict: Verdict;
  /** How many dispatches there have been over the life of the resource. */
  readonly sequence: number;
  readonly dispatchedAt: string;
  readonly bypass?: Bypass | undefined;
  /** The last sequence before the user's own key came. */
  readonly base: number;
  /** The run that these were compared with. */
  readonly baseline?: string | undefined;
  /** The last run that passed, against which the next ones are compared. */
  readonly lastPass?: string | undefined;
}

const internal = "__gate";

/** The properties in which a state keeps an outcome. */
export function outcomeProperties({ runs, retried, verdict, sequence, dispatchedAt, ...rest }: Outcome): Properties {
  return {
    runIds: runs.map(({ id }) => id),
    runs,
    verdict,
    sequence,
    dispatchedAt,
    [internal]: { retried, ...rest },
  };
}

/** The outcome in a state; undefined before the first dispatch. */
export function outcomeIn(state: Properties): Outcome | undefined {
  const {
    runs,
    verdict,
    sequence,
    dispatchedAt,
    [internal]: rest,
  } = state as Partial<Outcome> & {
    [internal]?: Omit<Outcome, "runs" | "verdict" | "sequence" | "dispatchedAt">;
  };
  if (runs === undefined || verdict === undefined || sequence === undefined || dispatchedAt === undefined) {
    return undefined;
  }
  return { runs, verdict, sequence, dispatchedAt, ...(rest ?? { retried: [], base: 0 }) };
}
