import { type RunTraits, RunCounts } from "../script/run-counts.js";
import type { RunScript } from "../script/run-script.js";
import { type McpServer, seededMcpServers } from "./mcp-server.js";
import type { StoredRun } from "./run-record.js";
import type { StoredWorkflow } from "./workflow-record.js";

/** Everything the server holds, as plain JSON. */
export type StoreContent = {
  version: 1;
  workflows: readonly StoredWorkflow[];
  runs: readonly StoredRun[];
  mcpServers: readonly McpServer[];
  /** The runs that each idempotency key returns. */
  runIdsByKey: readonly (readonly [string, readonly string[]])[];
};

const emptyContent: StoreContent = {
  version: 1,
  workflows: [],
  runs: [],
  mcpServers: seededMcpServers,
  runIdsByKey: [],
};

/** What the server holds, in the order it came. */
export class Store {
  readonly #workflows: Map<string, StoredWorkflow>;
  readonly #runs: Map<string, StoredRun>;
  readonly #mcpServers: Map<string, McpServer>;
  readonly #runIdsByKey: Map<string, readonly string[]>;
  readonly #runCounts = new RunCounts();
  readonly #changed: () => void;

  constructor(changed: () => void, content: StoreContent | undefined) {
    const { workflows, runs, mcpServers, runIdsByKey } = content ?? emptyContent;
    this.#changed = changed;
    this.#workflows = new Map(workflows.map((workflow) => [workflow.id, workflow]));
    this.#runs = new Map(runs.map((run) => [run.id, run]));
    this.#mcpServers = new Map(mcpServers.map((server) => [server.id, server]));
    this.#runIdsByKey = new Map(runIdsByKey);
    for (const run of runs) this.#runCounts.add(run);
  }

  content = (): StoreContent => ({
    version: 1,
    workflows: this.workflows(),
    runs: this.runs(),
    mcpServers: this.mcpServers(),
    runIdsByKey: [...this.#runIdsByKey],
  });

  workflows = (): StoredWorkflow[] => [...this.#workflows.values()];

  workflow = (id: string): StoredWorkflow | undefined => this.#workflows.get(id);

  putWorkflow(workflow: StoredWorkflow): void {
    this.#workflows.set(workflow.id, workflow);
    this.#changed();
  }

  runs = (): StoredRun[] => [...this.#runs.values()];

  run = (id: string): StoredRun | undefined => this.#runs.get(id);

  putRun(run: StoredRun): void {
    this.#runs.set(run.id, run);
    this.#changed();
  }

  /** Counts a run that is about to be put, and picks the rule that decides how it goes. */
  countRun(run: RunTraits, script: readonly RunScript[]): RunScript {
    this.#runCounts.add(run);
    return this.#runCounts.ruleFor(run, script);
  }

  runsOfKey(key: string): StoredRun[] {
    return (this.#runIdsByKey.get(key) ?? []).flatMap((id) => this.run(id) ?? []);
  }

  putKey(key: string, runs: readonly StoredRun[]): void {
    this.#runIdsByKey.set(
      key,
      runs.map(({ id }) => id),
    );
    this.#changed();
  }

  mcpServers = (): McpServer[] => [...this.#mcpServers.values()];

  mcpServer = (id: string): McpServer | undefined => this.#mcpServers.get(id);

  putMcpServer(server: McpServer): void {
    this.#mcpServers.set(server.id, server);
    this.#changed();
  }
}
