import type { PolicyResource, StackValidationArgs } from "@pulumi/policy";
import { Workflow } from "../workflow.js";
import { WorkflowRun } from "../workflow-run.js";
import { present } from "./present.js";
import type { DeclaredRun, DeclaredWorkflow } from "./resource-rule.js";
import type { StackRule } from "./rule.js";
import { exceptionFor, policyOf, type RuleInfo, settingsOf } from "./rule-info.js";

/** A resource of a stack, and what its program declares of it. */
export interface InStack<Props> {
  readonly resource: PolicyResource;
  readonly props: Props;
}

/** What a rule finds in a stack; of what it is to leave alone it learns nothing. */
export interface StackReview<Settings> {
  readonly settings: Settings;
  readonly args: StackValidationArgs;
  readonly resources: readonly PolicyResource[];
  readonly workflows: readonly InStack<DeclaredWorkflow>[];
  readonly runs: readonly InStack<DeclaredRun>[];
  /** Says what is wrong and how to mend it, of one resource or of the stack. */
  readonly report: (message: string, resource?: PolicyResource) => void;
}

/** A rule for all resources of a stack together, even one without workflows. */
export function wholeStackRule<Settings>(
  info: RuleInfo<Settings>,
  judge: (review: StackReview<Settings>) => void,
): StackRule {
  return {
    ...policyOf(info),
    validateStack: (args, report) => {
      const settings = settingsOf(info, args);
      // The engine shows them in the order in which they happened to be ready.
      const resources = args.resources
        .filter((resource) => exceptionFor(settings, resource) === undefined)
        .sort((a, b) => a.name.localeCompare(b.name));
      const workflows = resources
        .filter((resource) => resource.isType(Workflow))
        .map((resource) => ({ resource, props: present(resource.props as DeclaredWorkflow) }));
      const runs = resources
        .filter((resource) => resource.isType(WorkflowRun))
        .map((resource) => ({ resource, props: present(resource.props as DeclaredRun) }));
      judge({
        settings,
        args,
        resources,
        workflows,
        runs,
        report: (message, resource) => {
          report(message, resource?.urn);
        },
      });
    },
  };
}

/** A rule for all workflows and runs of a stack together. */
export const stackRule = <Settings>(
  info: RuleInfo<Settings>,
  judge: (review: StackReview<Settings>) => void,
): StackRule =>
  wholeStackRule(info, (review) => {
    if (review.workflows.length + review.runs.length === 0)
      return review.args.notApplicable("The stack has no workflows that it is to judge.");
    judge(review);
  });
