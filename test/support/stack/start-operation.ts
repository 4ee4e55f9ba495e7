import path from "node:path";
import { startChild } from "../process/child.js";
import type { OperationOptions, OperationReport, OperationRequest, RunningOperation, Verb } from "./operation.js";
import type { StackWorkspace } from "./workspace.js";

/** Loaded before tsx hooks into `require`: behind the hook it takes twice as long. */
const preloaded = [require.resolve("@pulumi/pulumi/automation/index.js"), require.resolve("tsx/cjs")];

const script = path.join(__dirname, "run-operation.ts");

/** Starts an operation in a process of its own, so that each runs a fresh program. */
export function startOperation(
  verb: Verb,
  { stackName, workDir, programFolder, environment }: StackWorkspace,
  {
    env,
    replace = [],
    policyPacks = [],
    verbosity = 0,
    onOutput,
  }: OperationOptions & { readonly onOutput: ((text: string) => void) | undefined },
): RunningOperation {
  const request: OperationRequest = { verb, stackName, workDir, replace, policyPacks, verbosity };
  let report: OperationReport = { changes: {} };
  const { ended, kill } = startChild(
    process.execPath,
    [...preloaded.flatMap((file) => ["--require", file]), script, JSON.stringify(request)],
    {
      cwd: programFolder,
      env: { ...environment, ...env },
      onMessage: (message) => (report = message as OperationReport),
      onText: onOutput,
    },
  );
  return { kill, ended: ended.then(({ exitCode, output }) => ({ exitCode, output, ...report })) };
}
