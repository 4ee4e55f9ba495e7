import type { Stack } from "../support/stack/stack.js";

interface Checkpoint {
  readonly checkpoint: { readonly latest?: { readonly resources?: readonly { readonly type: string }[] } };
}

/** How many workflows the checkpoint file of a stack has; what was under way when it was written is not among them. */
export async function knownTo(stack: Stack): Promise<number> {
  const { checkpoint } = JSON.parse(await stack.stateText()) as Checkpoint;
  const resources = checkpoint.latest?.resources ?? [];
  return resources.filter(({ type }) => type === "pulumi-nodejs:dynamic/armature:Workflow").length;
}
