import type { Problem } from "../../provider/resource.js";
import { UsageError } from "../usage-error.js";

/** What a person at a command line calls the arguments of a `WorkflowRun`. */
const optionNames: Readonly<Record<string, string>> = {
  workflowId: "the workflow",
  testerModelIds: "--model",
  repeats: "--repeats",
  requiredPasses: "--required-passes",
  onInconclusive: "--on-inconclusive",
  timeoutSeconds: "--timeout",
  queueTimeoutSeconds: "--queue-timeout",
  reason: "--reason",
  baselineRunId: "--baseline",
  idempotencyKey: "--idempotency-key",
  "reports.junit": "--junit",
  "reports.markdown": "--markdown",
  "reports.json": "--report",
};

const argument = new RegExp(`\\b(?:${Object.keys(optionNames).join("|")})\\b(?:\\[\\d+\\])?`, "g");

const inOptions = ({ path, message }: Problem): string =>
  `${path} ${message}`.replace(argument, (name) => optionNames[name.replace(/\[\d+\]$/, "")] ?? name);

/** @throws UsageError with all that is wrong, by the names of the options */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UsageError(`${problems.map(inOptions).join("; ")}. Nothing was dispatched.`);
}
