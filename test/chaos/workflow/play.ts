import { type Program, programOf, type Step } from "./program.js";
import { openWorkflowStack, type WorkflowStack } from "./stack.js";

/** How the play of a program went. */
export interface PlayedWorkflow {
  /** What went wrong; undefined when there was never a workflow too many, and none was lost. */
  readonly problem: string | undefined;
  /** How many workflows that no state knew were taken, by their mark or by the line that the refusal gives. */
  readonly taken: number;
}

/** Plays the program of a seed. */
export async function playWorkflowSeed(seed: number): Promise<PlayedWorkflow> {
  const program = programOf(seed);
  const played = await playWorkflow(program);
  const { problem } = played;
  return problem === undefined
    ? played
    : { ...played, problem: `seed ${seed}: ${problem}\n${JSON.stringify(program)}` };
}

export async function playWorkflow(program: Program): Promise<PlayedWorkflow> {
  const stack = await openWorkflowStack(program);
  const counts = { taken: 0 };
  try {
    for (const [index, step] of program.steps.entries()) {
      const problem = await problemIn(step, stack, counts).catch((error: unknown) => String(error));
      if (problem !== undefined) return { problem: `in step ${index + 1}, ${problem}`, ...counts };
    }
    return { problem: undefined, ...counts };
  } finally {
    await stack.close();
  }
}

async function problemIn(step: Step, stack: WorkflowStack, counts: { taken: number }): Promise<string | undefined> {
  for (const trouble of step.troubles) {
    await stack.suffer(trouble);
    const problem = await problemOfCount(stack);
    if (problem !== undefined) return `after ${trouble.verb} with ${trouble.death?.by ?? "faults"}, ${problem}`;
  }
  return step.verb === "destroy" ? problemOfEnd(stack) : problemOfUp(step.prompt, stack, counts);
}

/** Whatever has happened: one resource never has two workflows, and what a state knows is never another's. */
async function problemOfCount(stack: WorkflowStack): Promise<string | undefined> {
  const active = await stack.active();
  return active.length > 1 ? `there are ${active.length} workflows` : undefined;
}

async function problemOfUp(
  prompt: string,
  stack: WorkflowStack,
  counts: { taken: number },
): Promise<string | undefined> {
  // Of a workflow that was archived in a deployment that died, a state learns by a look.
  await stack.run("refresh", prompt);
  const [orphan] = stack.kept() === undefined ? await stack.active() : [];
  let failure = await stack.run("up", prompt);
  if (orphan !== undefined) {
    counts.taken += 1;
    if (orphan.testerPrompt !== prompt) {
      if (failure?.includes(`import: "${orphan.id}"`) !== true)
        return `the refusal has no line to adopt it: ${failure}`;
      await stack.run("up", orphan.testerPrompt, orphan.id);
      failure = await stack.run("up", prompt);
    }
  }
  if (failure !== undefined) return `a calm up failed: ${failure}`;
  const [only, ...others] = await stack.active();
  if (only === undefined || others.length > 0) return `after a calm up, there are ${others.length + (only ? 1 : 0)}`;
  const kept = stack.kept();
  const version = kept?.state["currentVersion"] as { readonly id?: unknown } | undefined;
  if (orphan !== undefined && orphan.id !== only.id) return "the workflow that no state knew was not taken";
  if (kept?.id !== only.id) return `the state has ${kept?.id}, and the server ${only.id}`;
  if (only.testerPrompt !== prompt) return `the server has the prompt ${only.testerPrompt}`;
  return version?.id === only.currentVersion.id ? undefined : "the state has another version than the server";
}

async function problemOfEnd(stack: WorkflowStack): Promise<string | undefined> {
  const before = stack.kept()?.id;
  const failure = await stack.run("destroy", "");
  if (failure !== undefined) return `a calm destroy failed: ${failure}`;
  const isLeft = (await stack.active()).some(({ id }) => id === before);
  return isLeft ? "a destroyed workflow is not archived" : undefined;
}
