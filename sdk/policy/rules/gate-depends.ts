import type { PolicyResource } from "@pulumi/policy";
import { Workflow } from "../../workflow.js";
import { WorkflowRun } from "../../workflow-run.js";
import { judgeEach } from "../as-far-as-known.js";
import { stackRule } from "../stack-rule.js";

/** Whether a gate could test it: only what has a provider is deployed, and a component or the stack has none. */
const isTested = (resource: PolicyResource): boolean =>
  resource.provider !== undefined && !resource.isType(Workflow) && !resource.isType(WorkflowRun);

export const gateDepends = stackRule(
  {
    name: "gate-depends",
    description: "A gate that blocks depends on what it tests: otherwise it tests what was there before.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["gate"],
    remediationSteps: "Take triggers from an output of the deployed resource, or name it in dependsOn.",
    settings: {},
  },
  ({ args, runs, report }) => {
    if (!args.resources.some(isTested)) return args.notApplicable("The stack deploys nothing that a gate could test.");
    judgeEach(runs, ({ resource, props }) => {
      if (props.gate === "block" && !dependsOnTested(resource))
        report(
          "The gate depends on no deployed resource. Take triggers from its output, or name it in dependsOn.",
          resource,
        );
    });
  },
);

/** By itself, or by way of what it depends on, such as its workflow. */
function dependsOnTested(run: PolicyResource): boolean {
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
