import { createRequire } from "node:module";
import path from "node:path";
import { CommandError, type EngineEvent, LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
import { killTree } from "../process/tree.js";
import type { OperationReport, OperationRequest } from "./operation.js";

// The process of one operation: the language host of the project in its current folder.

const { verb, stackName, workDir, replace, policyPacks, verbosity } = JSON.parse(
  process.argv[2] ?? "",
) as OperationRequest;

// In a terminal, too, Ctrl-C reaches the engine alone: it has put its language host into another process group.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);

// Whoever started the operation is gone.
process.once("disconnect", () => killTree(process.pid));

// An engine takes either no file of settings or one for each pack.
const packs =
  policyPacks.length === 0
    ? {}
    : {
        policyPacks: policyPacks.map(({ folder }) => folder),
        policyPackConfigs: policyPacks.flatMap(({ config }) => config ?? []),
      };

let changes: OperationReport["changes"] = {};

function end(exitCode: number): void {
  const report: OperationReport = { changes };
  process.send?.(report, () => process.exit(exitCode));
}

/** Loads the program as Pulumi's language host does; what it exports becomes the stack's outputs. */
const program = (): Promise<Record<string, unknown>> => {
  const folder = process.cwd();
  return Promise.resolve(createRequire(path.join(folder, "Pulumi.yaml"))(folder) as Record<string, unknown>);
};

async function run(): Promise<void> {
  const workspace = await LocalWorkspace.create({ workDir, program });
  // Every command names its stack.
  workspace.selectStack = () => Promise.resolve();
  // The operation is over. The Automation API would go on to ask for outputs and history, for most of a second.
  workspace.postCommandCallback = () => new Promise<void>(() => end(0));
  const stack = await Stack.select(stackName, workspace);
  try {
    await stack[verb]({
      color: "never",
      ...(replace.length === 0 ? {} : { replace: [...replace] }),
      ...packs,
      ...(verbosity === 0 ? {} : { logVerbosity: verbosity, logToStdErr: true }),
      onOutput: (text) => process.stdout.write(text),
      onError: (text) => process.stderr.write(text),
      onEvent: ({ summaryEvent }: EngineEvent) => {
        if (summaryEvent !== undefined) changes = summaryEvent.resourceChanges;
      },
    });
  } catch (error) {
    // The engine has said itself what went wrong.
    if (!(error instanceof CommandError)) throw error;
    end(1);
  }
}

run().catch((error: unknown) => {
  console.error(error);
  end(1);
});
