import { type ChildProcess, spawn } from "node:child_process";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb.js";
import type { Project } from "./project.js";

/** How a program ended: with an exit code, or by a signal. */
export type ProgramEnd = number | NodeJS.Signals;

/** The arguments of Pulumi's own script for programs, as its language host gives them. */
const argumentsOf = (request: RunRequest): readonly string[] => [
  `--monitor=${request.getMonitorAddress()}`,
  `--engine=${request.getArgsList()[0] ?? ""}`,
  `--project=${request.getProject()}`,
  `--stack=${request.getStack()}`,
  `--organization=${request.getOrganization()}`,
  `--parallel=${request.getParallel()}`,
  `--pwd=${request.getPwd()}`,
  ...(request.getDryrun() ? ["--dry-run"] : []),
  request.getProgram(),
];

const environmentOf = (request: RunRequest, { typescript }: Project): NodeJS.ProcessEnv => ({
  // A test tells what a program does; its types are the compiler's business, and checking them takes twice the time.
  PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  ...process.env,
  PULUMI_NODEJS_TYPESCRIPT: String(typescript),
  PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().getEntryList())),
  PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
});

const running = new Set<ChildProcess>();

/** Only here has a group of processes a number. */
const hasGroups = process.platform !== "win32";

/** Kills a program that has not ended, with what it has started. */
function kill(program: ChildProcess): void {
  if (program.pid === undefined || program.exitCode !== null || program.signalCode !== null) return;
  if (hasGroups) process.kill(-program.pid, "SIGKILL");
  else program.kill("SIGKILL");
}

/** Kills every program that still runs. One that is busy, or that never ends, would not listen to anything less. */
export const killPrograms = (): void => running.forEach(kill);

/** Runs the program once in a process of its own, by the script that every deployment runs it by. */
export function runProgram(request: RunRequest, project: Project): Promise<ProgramEnd> {
  const script = project.requireOfSdk.resolve("./cmd/run");
  const child = spawn(process.execPath, [...project.nodeArguments, script, ...argumentsOf(request)], {
    cwd: request.getPwd(),
    env: environmentOf(request, project),
    detached: hasGroups,
    // Standard output of this process is for the test's own.
    stdio: ["ignore", 2, 2],
  });
  running.add(child);
  return new Promise<ProgramEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal ?? 1));
  }).finally(() => running.delete(child));
}
