import { declaredWorkflows, withPrompt } from "../declared.js";
import { type Project, withProject } from "../project.js";
import type { Tool } from "../tool.js";

/** What became of the workflow whose prompt changed. */
export type Change = "updated" | "replaced" | "left";

export interface SeenPreview {
  /** The command that says what would change, absent where there is none. */
  readonly command?: string;
  /** Whether it told of the change, and of none before there was one. */
  readonly told: boolean;
  /** How many requests that write it sent. */
  readonly writes: number;
  /** The word by which the tool's own list of commands names a preview; absent where it has no such list. */
  readonly listed?: string | false;
  readonly change: Change;
}

const changes: Readonly<Record<Change, string>> = {
  updated: "a changed prompt updates the workflow",
  replaced: "a changed prompt archives the workflow and makes another",
  left: "a changed prompt is never sent",
};

function ability({ command, told, writes, listed }: SeenPreview): string {
  if (command === undefined) {
    if (listed === undefined) return "none, having no commands";
    return listed === false ? "none among its commands" : `not measured, though its commands name "${listed}"`;
  }
  if (!told) return `\`${command}\` does not tell of a changed prompt`;
  return `\`${command}\` tells of a changed prompt${writes === 0 ? "" : ` and writes ${writes} times already`}`;
}

export const previewSentence = (seen: SeenPreview): string => `${ability(seen)}; ${changes[seen.change]}`;

/** Whether the tool has a preview, and it says that something would change. */
export async function tells({ preview }: Tool, project: Project): Promise<boolean> {
  if (preview === undefined) return false;
  return preview.tells(await project.run(preview));
}

const words = /\b(?:plan|preview|diff|dry[- ]run)\b/iu;

async function listed({ preview, help }: Tool, project: Project): Promise<string | false | undefined> {
  if (preview !== undefined || help === undefined) return undefined;
  let text = "";
  for (const command of help) text += await project.succeed(command);
  return words.exec(text)?.[0] ?? false;
}

async function changeOf(project: Project, name: string, before: string | undefined, prompt: string): Promise<Change> {
  const now = (await project.active()).find((workflow) => workflow.name === name);
  if (now?.testerPrompt !== prompt) return "left";
  return now.id === before ? "updated" : "replaced";
}

/** Changes a prompt in the program, asks what would change, and then deploys the change. */
export const seePreview = (tool: Tool): Promise<SeenPreview> =>
  withProject(tool, async (project) => {
    const workflows = declaredWorkflows(3);
    const [{ name } = { name: "" }] = workflows;
    const prompt = "Changed in the program.";
    project.declare(workflows);
    await project.succeed(tool.apply);
    const before = (await project.active()).find((workflow) => workflow.name === name)?.id;
    const toldOfNothing = await tells(tool, project);
    project.declare(withPrompt(workflows, prompt));
    await project.emulator.clearRequests();
    const told = (await tells(tool, project)) && !toldOfNothing;
    const writes = (await project.emulator.requests()).filter(({ method }) => method !== "GET").length;
    const word = await listed(tool, project);
    await project.succeed(tool.apply);
    return {
      ...(tool.preview === undefined ? {} : { command: tool.preview.name }),
      ...(word === undefined ? {} : { listed: word }),
      told,
      writes,
      change: await changeOf(project, name, before, prompt),
    };
  });
