import type { PolicyResource } from "@pulumi/policy";
import { Workflow } from "../../workflow.js";
import { WorkflowRun } from "../../workflow-run.js";
import { judgeEach } from "../as-far-as-known.js";
import { stackRule } from "../stack-rule.js";

export const gateDepends = stackRule<{ testedTypes: readonly string[] }>(
  {
    name: "gate-depends",
    description: "A gate that blocks depends on what it tests: otherwise it tests what was there before.",
    severity: "high",
    enforcementLevel: "advisory",
    tags: ["gate"],
    remediationSteps: "Take triggers from an output of the deployed resource, or name it in dependsOn.",
    settings: {
      testedTypes: {
        description:
          "Types of what gates test, such as aws:lambda/function:Function; anything deployed, where the list is empty.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
      },
    },
  },
  ({ settings: { testedTypes }, args, runs, report }) => {
    // Only what has a provider is deployed: a component or the stack has none.
    const isTested = (resource: PolicyResource): boolean =>
      testedTypes.length > 0
        ? testedTypes.includes(resource.type)
        : resource.provider !== undefined && !resource.isType(Workflow) && !resource.isType(WorkflowRun);
    if (!args.resources.some(isTested)) return args.notApplicable("The stack deploys nothing that a gate could test.");
    judgeEach(runs, ({ resource, props }) => {
      if (props.gate === "block" && !dependsOn(resource, isTested))
        report(
          "The gate depends on nothing that is tested. Take triggers from its output, or name it in dependsOn.",
          resource,
        );
    });
  },
);

/** By itself, or by way of what it depends on, such as its workflow. */
function dependsOn(run: PolicyResource, isTested: (resource: PolicyResource) => boolean): boolean {
  const seen = new Set<PolicyResource>();
  const open = [run];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (isTested(next)) return true;
    open.push(...next.dependencies);
  }
  return false;
}
