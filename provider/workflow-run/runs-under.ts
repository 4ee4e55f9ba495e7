import { ApiError } from "../api/error.js";
import type { RunsApi } from "../api/runs.js";
import { testersIn } from "./testers.js";
import { dispatchBody } from "./mapping.js";
import type { Declared } from "./defaults.js";

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
  let lost: ApiError | undefined;
  try {
    for (let attempts = 1; !(await areAll(runs, declared, known)); attempts += 1) {
      // With `forceNewRun` the server makes new runs whatever the key, so only a look is left.
      if (lost !== undefined && (declared.forceNewRun === true || attempts > mostAttempts)) throw lost;
      try {
        const ids = await runs.dispatch(declared.workflowId, dispatchBody(declared, key));
        return [...new Set([...known, ...ids])];
      } catch (error) {
        if (!(error instanceof ApiError) || !error.mayHaveArrived) throw error;
        lost ??= error;
        if (!(await pause(againMs * attempts))) throw error;
        known = await earlierRuns(runs, declared, key);
      }
    }
    return known;
  } catch (error) {
    // What may have been dispatched matters more than what came after it.
    throw error instanceof ApiError ? (lost ?? error) : error;
  }
}

/**
 * Whether these are all runs of a dispatch. Of testers that the program does not name the workflow tells how many there
 * are: a list may name some of the runs only, and a gate would judge those.
 */
async function areAll(runs: RunsApi, declared: Declared, known: readonly string[]): Promise<boolean> {
  if (known.length === 0) return false;
  return known.length >= (testersIn(declared) ?? (await testersOf(runs, declared.workflowId)) ?? 1);
}

async function testersOf(runs: RunsApi, workflowId: string): Promise<number | undefined> {
  return runs.testers(workflowId).catch((error: unknown) => {
    if (error instanceof ApiError && noList.has(error.kind)) return undefined;
    throw error;
  });
}

/** What a server says that has no list of runs for this key, or no workflow to show, now or later. */
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
