import { setTimeout as wait } from "node:timers/promises";
import type { EmulatorOptions, RunRecord } from "../../sdk/testing/index.js";
import { account, deploy, type Deployment } from "./deployment.js";

/** A workflow, a run of it with these arguments that has to pass, and something that depends on the run. */
export const gated = (args = ""): string => `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", testerModelIds: ["gpt-5"] });
const smoke = new armature.WorkflowRun("smoke", { workflowId: search.id, gate: "block", ${args} });
new armature.Workflow("after", { mcpServerId, testerPrompt: "Later." }, { dependsOn: smoke });
`;

/** What the engine keeps of the run. */
export interface KeptRun {
  readonly runIds: readonly string[];
  readonly verdict: string;
}

/** A deployment with a gate in it. */
export interface GateDeployment extends Deployment {
  /** The ids of the runs that were dispatched, oldest first. */
  readonly dispatched: () => Promise<readonly string[]>;
  /** Waits until the server has dispatched so many runs. */
  readonly untilDispatched: (runs: number) => Promise<void>;
  /** Waits until the provider has looked at a run: from then on it waits for it. */
  readonly untilWaiting: () => Promise<void>;
  /** Waits until the engine has printed this since the deployment began, so many times. */
  readonly untilSaid: (text: string, times?: number) => Promise<void>;
  /** Undefined while the state has no run. */
  readonly kept: () => Promise<KeptRun | undefined>;
}

interface SavedState {
  readonly deployment: { readonly resources?: readonly { readonly urn: string; readonly outputs: KeptRun }[] };
}

const patienceMs = 30_000;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadlineMs) throw new Error(`What the test waits for has not come within ${patienceMs} ms.`);
    await wait(10);
  }
}

/** A program on the real engine whose gate looks at its runs often. */
export async function deployGate(program = gated(), emulator: EmulatorOptions = {}): Promise<GateDeployment> {
  let said = "";
  const deployment = await deploy({
    program,
    emulator,
    onOutput: (text) => (said += text),
    config: (started) => ({
      ...account(started),
      "armature:pollIntervalSeconds": "0.1",
      "armature:maxPollIntervalSeconds": "0.3",
    }),
  });
  const dispatched = async (): Promise<readonly string[]> =>
    (await deployment.emulator.runs()).flatMap(({ id, trigger }: RunRecord) => (trigger === "manual" ? [id] : []));
  return {
    ...deployment,
    dispatched,
    untilDispatched: (runs) => until(async () => (await dispatched()).length >= runs),
    untilWaiting: () =>
      until(async () => (await deployment.emulator.requests()).some(({ path }) => path.startsWith("/runs/"))),
    untilSaid: (text, times = 1) => until(() => Promise.resolve(said.split(text).length > times)),
    kept: async () => {
      const { deployment: saved } = (await deployment.stack.exportState()) as SavedState;
      const smoke = saved.resources?.find(({ urn }) => urn.endsWith("::smoke"));
      return smoke && { runIds: smoke.outputs.runIds, verdict: smoke.outputs.verdict };
    },
  };
}
