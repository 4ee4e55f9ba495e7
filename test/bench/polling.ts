import { deploy } from "../engine/deployment.js";
import { countsOf, routeOf } from "../support/requests.js";

/** What it costs to wait for the runs of one gate. */
export interface Polling {
  readonly runs: number;
  readonly runSeconds: number;
  /** How often each run was looked at. */
  readonly rounds: number;
  readonly requestsPerRound: number;
  readonly connections: number;
  readonly maxInFlight: number;
  /** From the end of the last run to the end of the deployment. */
  readonly lateMs: number;
}

const models = ["a", "b", "c", "d", "e"];

const repeats = 20;

const runSeconds = 20;

const program = `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search." });
new armature.WorkflowRun("gate", {
  workflowId: search.id, testerModelIds: ${JSON.stringify(models)}, repeats: ${repeats}, gate: "block",
});
`;

/** Waits for 100 runs at once. */
export async function measurePolling(say: (line: string) => void): Promise<Polling> {
  say("a gate that waits for 100 runs");
  const script = [{ trigger: "manual", pendingMs: 100, runningMs: runSeconds * 1000 }] as const;
  const deployment = await deploy({ program, emulator: { script } });
  const { emulator, stack } = deployment;
  try {
    const { exitCode, output } = await stack.up();
    const endedMs = Date.now();
    if (exitCode !== 0) throw new Error(`The gate did not open: ${output}`);
    const looks = (await emulator.requests()).filter((request) => routeOf(request) === "GET /runs/{id}");
    const runs = models.length * repeats;
    const ends = (await emulator.runs()).map(({ endedAt }) => Date.parse(endedAt ?? ""));
    const rounds = Math.max(...Object.values(countsOf(looks.map(({ path }) => path))));
    const { connections, maxInFlight } = await emulator.stats();
    const lateMs = Math.round(endedMs - Math.max(...ends));
    return { runs, runSeconds, rounds, requestsPerRound: looks.length / rounds, connections, maxInFlight, lateMs };
  } finally {
    await deployment.close();
  }
}
