import { ApiError } from "../api/error.js";
import type { RunsApi } from "../api/runs.js";
import { testersIn } from "./check.js";
import { dispatchBody } from "./mapping.js";
import type { Declared } from "./schema.js";

/** What it takes to dispatch, and to wait before it is tried again. */
export interface Dispatching {
  readonly runs: RunsApi;
  /** Waits; false when the deployment is interrupted. */
  readonly pause: (delayMs: number) => Promise<boolean>;
}

/** How often a dispatch whose answer was lost is asked for under its key, and how much longer the pause gets each time. */
const mostAttempts = 3;
const againMs = 500;

/**
 * The runs of a key: those that a dispatch made before its answer was lost, else new ones. The API promises to return
 * the runs of a known key, but not for how long, so it is asked for them before each attempt.
 *
 * @param earlier the runs of the key that the server lists already
 */
export async function runsUnder(
  { runs, pause }: Dispatching,
  declared: Declared,
  key: string,
  earlier: readonly string[],
): Promise<readonly string[]> {
  let known = earlier;
  for (let attempts = 1; !(await areAll(runs, declared, known)); attempts += 1) {
    try {
      const ids = await runs.dispatch(declared.workflowId, dispatchBody(declared, key));
      return [...new Set([...known, ...ids])];
    } catch (error) {
      if (!(error instanceof ApiError) || !error.mayHaveArrived) throw error;
      // With `forceNewRun` the server makes new runs whatever the key, so only a look is left.
      const isLast = declared.forceNewRun === true || attempts === mostAttempts || !(await pause(againMs * attempts));
      try {
        known = await earlierRuns(runs, declared, key);
      } catch (look) {
        // What may have been dispatched matters more than that a look for it failed.
        throw look instanceof ApiError ? error : look;
      }
      if (isLast && !(await areAll(runs, declared, known))) throw error;
    }
  }
  return known;
}

/**
 * Whether these are all runs of a dispatch. Of testers that the program does not name the workflow tells how many there
 * are: a list may name some of the runs only, and a gate would judge those.
 */
async function areAll(runs: RunsApi, declared: Declared, known: readonly string[]): Promise<boolean> {
  if (known.length === 0) return false;
  return known.length >= (testersIn(declared) ?? (await runs.testers(declared.workflowId)) ?? 1);
}

/** What a server says that has no list of runs for this key, now or later. */
const noList: ReadonlySet<ApiError["kind"]> = new Set(["not-found", "forbidden", "invalid"]);

/**
 * The runs of a key that the server lists. A look that fails is no proof that there are none; where there is no list at
 * all, or one that names only some of them, the key itself has to keep the server from making the same runs twice, which
 * `forceNewRun` forbids it.
 */
export async function earlierRuns(runs: RunsApi, declared: Declared, key: string): Promise<readonly string[]> {
  const { workflowId, forceNewRun = false } = declared;
  const known = await runs.ofKey(workflowId, key).catch((error: unknown) => {
    if (error instanceof ApiError && noList.has(error.kind) && !forceNewRun) return [];
    throw error;
  });
  if (forceNewRun && known.length > 0 && !(await areAll(runs, declared, known))) {
    throw new Error(
      `The list of runs names only ${known.length} of an earlier dispatch, and forceNewRun would make all of them again: ` +
        "run `pulumi up` once more, or change triggers to dispatch anew.",
    );
  }
  return known;
}
