import { asFarAsKnown } from "./as-far-as-known.js";
import type { DeclaredWorkflow } from "./resource-rule.js";
import type { InStack, StackReview } from "./stack-rule.js";

/** Reports each workflow that is like an earlier one. */
export function reportAlike<Settings>(
  { workflows, report }: StackReview<Settings>,
  keyOf: (workflow: DeclaredWorkflow) => string,
  message: (earlier: string) => string,
): void {
  const first = new Map<string, InStack<DeclaredWorkflow>>();
  const keyed = asFarAsKnown(workflows, (workflow) => ({ workflow, key: keyOf(workflow.props) }));
  for (const { workflow, key } of keyed.told) {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, workflow);
    else report(message(earlier.resource.name), workflow.resource);
  }
  keyed.admit();
}
