import { setTimeout as wait } from "node:timers/promises";
import { declaredWorkflows } from "../declared.js";
import { type Project, withProject } from "../project.js";
import type { Tool } from "../tool.js";

export interface SeenCrash {
  readonly declared: number;
  /** How many of the creations were answered before the kill. */
  readonly answered: number;
  /** How many workflows the server holds after the next deployment. */
  readonly active: number;
  /** How many it still holds once all is destroyed. */
  readonly orphans: number;
  /** Whether the next deployment says that it succeeded. */
  readonly goesOn: boolean;
}

export function crashSentence({ declared, answered, active, orphans, goesOn }: SeenCrash): string {
  const after = `killed with ${answered} of ${declared} creations answered`;
  if (!goesOn) return `${after}, the next deployment fails`;
  if (active < declared) return `${after}, ${active} of ${declared} workflows after the next deployment`;
  const double = active === declared ? "no workflow" : `${active - declared} of ${declared} workflows`;
  return `${after}, ${double} twice after the next deployment, ${orphans} left after destroy`;
}

const declared = 20;
/** From the next creation on, the server works and does not answer: an answer that is on its way for long. */
const toAnswer = 10;

/** How long a deployment may take to come to its last creation, or to stop sending any. */
const patienceMs = 30_000;
const quietMs = 1_000;

/** Waits until all creations that come have come: those of a tool with few connections wait for outstanding answers. */
async function untilOutstanding({ emulator }: Project): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  let last = { count: 0, atMs: Date.now() };
  while (Date.now() < deadlineMs) {
    const count = (await emulator.workflows()).length;
    if (count !== last.count) last = { count, atMs: Date.now() };
    if (count === declared || (count > toAnswer && Date.now() - last.atMs > quietMs)) return;
    await wait(20);
  }
  throw new Error(`After ${patienceMs / 1_000} s the server has been asked for no more than ${last.count} workflows`);
}

/** How long what was answered may take to be noted; the rest waits for its answer all the while. */
const notingMs = 500;

/** Kills a deployment and all that it has started while the server works on what it sent, and deploys again. */
export const seeCrash = (tool: Tool): Promise<SeenCrash> =>
  withProject(tool, async (project) => {
    const { emulator } = project;
    project.declare(declaredWorkflows(declared));
    await emulator.setFaults([
      { method: "POST", path: "/workflows", nth: { from: toAnswer + 1 }, do: { stall: "headers", after: true } },
    ]);
    const child = project.start(tool.apply);
    try {
      await untilOutstanding(project);
      await wait(notingMs);
    } finally {
      child.kill("SIGKILL");
      await child.ended;
    }
    const answered = (await emulator.requests()).filter(({ status }) => status !== undefined).length;
    await emulator.setFaults([]);
    const { exitCode } = await project.run(tool.apply);
    const active = (await project.active()).length;
    await project.run(tool.destroy);
    const orphans = (await project.active()).length;
    return { declared, answered, active, orphans, goesOn: exitCode === 0 };
  });
