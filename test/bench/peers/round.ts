import { performance } from "node:perf_hooks";
import { declaredWorkflows } from "./declared.js";
import { type Project, withProject } from "./project.js";
import type { Command, Tool } from "./tool.js";

/** How long each deployment of a round took, from the start of its process to its end. */
export interface PeerTimes {
  readonly createMs: number;
  readonly unchangedMs: number;
  /** Absent where the tool has no refresh. */
  readonly refreshMs?: number;
  readonly destroyMs: number;
}

/** How many requests the server saw. */
export interface PeerRequests {
  readonly create: number;
  readonly unchanged: number;
}

export interface Round {
  readonly times: PeerTimes;
  readonly requests: PeerRequests;
}

async function measured(project: Project, command: Command): Promise<{ ms: number; requests: number }> {
  await project.emulator.clearRequests();
  const startMs = performance.now();
  await project.succeed(command);
  const ms = Math.round(performance.now() - startMs);
  return { ms, requests: (await project.emulator.stats()).requests };
}

/** @throws Error when a deployment that says that it succeeded has not done its work: its time would say nothing */
async function mustHave(project: Project, { name }: Tool, count: number): Promise<void> {
  const { length } = await project.active();
  if (length !== count) throw new Error(`${name} succeeds, and the server holds ${length} workflows and not ${count}`);
}

/** Creates so many workflows, deploys them unchanged, refreshes and destroys them, against a server of its own. */
export const measureRound = (tool: Tool, workflows: number): Promise<Round> =>
  withProject(tool, async (project) => {
    project.declare(declaredWorkflows(workflows));
    const create = await measured(project, tool.apply);
    await mustHave(project, tool, workflows);
    const unchanged = await measured(project, tool.apply);
    await mustHave(project, tool, workflows);
    const refresh = tool.refresh === undefined ? undefined : await measured(project, tool.refresh);
    const destroy = await measured(project, tool.destroy);
    await mustHave(project, tool, 0);
    return {
      times: {
        createMs: create.ms,
        unchangedMs: unchanged.ms,
        ...(refresh === undefined ? {} : { refreshMs: refresh.ms }),
        destroyMs: destroy.ms,
      },
      requests: { create: create.requests, unchanged: unchanged.requests },
    };
  });
