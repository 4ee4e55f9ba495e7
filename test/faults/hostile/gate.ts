import type { Send } from "../../../provider/api/http.js";
import { runsApi } from "../../../provider/api/runs.js";
import { plain } from "../../../provider/host/values.js";
import { PartialState, type Existing, type Properties } from "../../../provider/resource.js";
import { ClaimedPlaces } from "../../../provider/workflow-run/claimed-places.js";
import { publisher } from "../../../provider/workflow-run/publish.js";
import { Watch } from "../../../provider/workflow-run/watch.js";
import { workflowRunResource } from "../../../provider/workflow-run/workflow-run.js";

/** The answers to what a gate asks. */
export interface Answers {
  readonly list: unknown;
  readonly dispatch: unknown;
  readonly run: unknown;
  readonly evaluation: unknown;
}

/** What came of a gate: its state, and whether the deployment goes on. */
export interface Ended {
  readonly isOpen: boolean;
  readonly state: Properties;
  readonly id: string | undefined;
  readonly message: string;
}

const answering =
  ({ list, dispatch, run, evaluation }: Answers): Send =>
  (method, path) => {
    if (method === "POST") return Promise.resolve(dispatch);
    if (path.startsWith("/runs?")) return Promise.resolve(list);
    return Promise.resolve(path.endsWith("/evaluation") ? evaluation : run);
  };

const ended = ({ id, state }: Existing, isOpen: boolean, message: string): Ended => ({
  isOpen,
  state: plain(state),
  id,
  message,
});

const origin = { project: "shop", stack: "dev", name: "smoke", urn: "urn:pulumi:dev::shop::run::smoke" };

/** A blocking gate over two runs of a workflow, on a clock on which nothing takes time, as its first deployment ends. */
export async function gateOver(answers: Answers): Promise<Ended> {
  let nowMs = Date.parse("2026-11-25T10:00:00Z");
  const clock = {
    now: () => nowMs,
    random: () => 0.5,
    pause: (delayMs: number) => {
      nowMs += Math.max(1, delayMs);
      return Promise.resolve(true);
    },
  };
  const publish = publisher(undefined);
  const means = {
    ...clock,
    runs: runsApi(answering(answers)),
    watch: new Watch({ firstMs: 1000, longestMs: 1000 }, clock),
    isInterrupted: () => false,
    dashboard: "https://acme.armature.app",
    override: { gate: undefined, reason: undefined },
    publish,
  };
  const resource = workflowRunResource(() => Promise.resolve(means), {
    publish,
    now: clock.now,
    claimed: new ClaimedPlaces(),
  });
  const inputs = { workflowId: "wf_1", gate: "block", queueTimeoutSeconds: 5, timeoutSeconds: 5 };
  try {
    const made = await resource.create({ inputs, origin, adopt: undefined }, () => undefined);
    return ended(made, true, "");
  } catch (error) {
    if (error instanceof PartialState) return ended(error.existing, false, error.message);
    return { isOpen: false, state: {}, id: undefined, message: error instanceof Error ? error.message : String(error) };
  }
}
