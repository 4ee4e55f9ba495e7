import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Emulator, WorkflowRecord } from "../../../sdk/testing/index.js";
import { startEmulatorProcess } from "../../demo/emulator-process.js";
import { type Child, type ChildEnd, startChild } from "../../support/process/child.js";
import { temporaryFolder } from "../../support/process/temporary-folder.js";
import type { DeclaredWorkflow } from "./declared.js";
import type { Command, Tool } from "./tool.js";

/** A command that takes longer hangs: the slowest peer makes a thousand workflows in a minute on a busy machine. */
const longestMs = 300_000;

/** A project of a tool, and a server of its own. */
export interface Project {
  readonly folder: string;
  readonly emulator: Emulator;
  readonly apiKey: string;
  readonly declare: (workflows: readonly DeclaredWorkflow[]) => void;
  readonly start: (command: Command) => Child;
  /** Runs a command to its end, however that is; one that hangs is killed. */
  readonly run: (command: Command) => Promise<ChildEnd>;
  /** Runs a command that is to succeed, and gives back what it prints. @throws Error with the last line of that */
  readonly succeed: (command: Command) => Promise<string>;
  /** The workflows on the server that are not archived. */
  readonly active: () => Promise<readonly WorkflowRecord[]>;
  readonly close: () => Promise<void>;
}

async function endOf(child: Child): Promise<ChildEnd> {
  const deadline = setTimeout(() => child.kill("SIGKILL"), longestMs);
  return child.ended.finally(() => clearTimeout(deadline));
}

/** How long the emulator may take to start and to end. */
const patienceMs = 30_000;

function soon<Done>(work: Promise<Done>, otherwise: string): Promise<Done> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${patienceMs / 1_000} s`)), patienceMs);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

/** Opens a new project. @param env what its commands find in their environment beside the server's address and its key */
export async function openProject(tool: Tool, env: NodeJS.ProcessEnv = {}): Promise<Project> {
  const { emulator, apiKey, end } = await soon(startEmulatorProcess(), "The emulator does not start");
  const { folder, remove } = temporaryFolder("peer");
  const access = { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: apiKey };
  const start = (command: Command): Child =>
    startChild(command.command, command.args, {
      cwd: folder,
      env: { ...process.env, ...access, ...command.env, ...env },
    });
  const run = (command: Command): Promise<ChildEnd> => endOf(start(command));
  const succeed = async (command: Command): Promise<string> => {
    const { exitCode, output } = await run(command);
    if (exitCode !== 0) throw new Error(`${tool.name} ends with exit code ${exitCode}: ${lastLine(output)}`);
    return output;
  };
  const close = async (): Promise<void> => {
    remove();
    await soon(end(), "The emulator does not end");
  };
  const declare = (workflows: readonly DeclaredWorkflow[]): void =>
    writeFileSync(path.join(folder, "workflows.json"), JSON.stringify(workflows));
  const active = async (): Promise<readonly WorkflowRecord[]> =>
    (await emulator.workflows()).filter(({ archivedAt }) => archivedAt === undefined);
  try {
    declare([]);
    tool.layOut(folder);
    if (tool.init !== undefined) await succeed(tool.init);
  } catch (error) {
    await close();
    throw error;
  }
  return { folder, emulator, apiKey, declare, start, run, succeed, active, close };
}

/** Does something with a new project. */
export async function withProject<Seen>(
  tool: Tool,
  deed: (project: Project) => Promise<Seen>,
  env?: NodeJS.ProcessEnv,
): Promise<Seen> {
  const project = await openProject(tool, env);
  return deed(project).finally(project.close);
}
