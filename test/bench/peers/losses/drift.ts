import { byHand } from "../../../lifecycle/by-hand.js";
import { declaredWorkflows } from "../declared.js";
import { type Project, withProject } from "../project.js";
import type { Command, Tool } from "../tool.js";
import { tells } from "./preview.js";

export interface SeenDrift {
  /** Whether the tool has a command that looks at the server. */
  readonly looks: boolean;
  /** Whether a refresh or a preview after it told of the change. */
  readonly told: boolean;
  /** Whether the next deployment put back what the program declares. */
  readonly repaired: boolean;
  /** The same of a deployment that the user has told to take everything for changed, where there is one. */
  readonly forced?: { readonly by: string; readonly repaired: boolean };
}

export function driftSentence({ looks, told, repaired, forced }: SeenDrift): string {
  const sight = told ? "a refresh tells of it" : looks ? "a refresh does not tell of it" : "there is no refresh";
  const next = `the next deployment ${repaired ? "puts it back" : "leaves a change by hand as it is"}`;
  const last = forced?.repaired === true && !repaired ? `, one with \`${forced.by}\` puts it back` : "";
  return `${sight}; ${next}${last}`;
}

const changed = "Changed by hand.";

/** Whether one of the commands that look tells of the change; the preview comes after what the refresh has taken over. */
async function isTold(tool: Tool, project: Project): Promise<boolean> {
  const refreshed = tool.refresh === undefined ? "" : await project.succeed(tool.refresh);
  const isPreviewed = await tells(tool, project);
  return isPreviewed || refreshed.includes(changed);
}

/** Changes a workflow on the server, looks, and deploys again, at last by force. */
export const seeDrift = (tool: Tool): Promise<SeenDrift> =>
  withProject(tool, async (project) => {
    project.declare(declaredWorkflows(3));
    await project.succeed(tool.apply);
    const [workflow] = await project.active();
    if (workflow === undefined) throw new Error(`${tool.name} has made no workflow to change by hand`);
    const { url } = project.emulator;
    const change = { testerPrompt: changed };
    await byHand({ url, apiKey: project.apiKey }, "PATCH", `/workflows/${workflow.id}`, change);
    const told = await isTold(tool, project);
    const deployed = async (command: Command): Promise<boolean> => {
      await project.succeed(command);
      return !(await project.active()).some(({ testerPrompt }) => testerPrompt === changed);
    };
    const seen = { looks: tool.refresh !== undefined, told, repaired: await deployed(tool.apply) };
    const { force } = tool;
    return force === undefined ? seen : { ...seen, forced: { by: force.name, repaired: await deployed(force) } };
  });
