import type { PolicyResource, StackValidationArgs } from "@pulumi/policy";
import { Workflow } from "../workflow.js";
import { WorkflowRun } from "../workflow-run.js";
import type { DeclaredRun, DeclaredWorkflow } from "./resource-rule.js";
import type { StackRule } from "./rule.js";
import { policyOf, type RuleInfo, settingsOf } from "./rule-info.js";

/** A resource of a stack, and what its program declares of it. */
export interface InStack<Props> {
  readonly resource: PolicyResource;
  readonly props: Props;
}

/** What a rule finds in a stack. */
export interface StackReview<Settings> {
  readonly settings: Settings;
  readonly args: StackValidationArgs;
  readonly workflows: readonly InStack<DeclaredWorkflow>[];
  readonly runs: readonly InStack<DeclaredRun>[];
  /** Says what is wrong and how to mend it, of one resource or of the stack. */
  readonly report: (message: string, resource?: PolicyResource) => void;
}

/** A rule for all workflows of a stack together; of those that it leaves alone it learns nothing. */
export function stackRule<Settings>(
  info: RuleInfo<Settings>,
  judge: (review: StackReview<Settings>) => void,
): StackRule {
  return {
    ...policyOf(info),
    validateStack: (args, report) => {
      const settings = settingsOf(info, args);
      const isJudged = ({ name, urn }: PolicyResource): boolean =>
        settings.except[name] === undefined && settings.except[urn] === undefined;
      // The engine shows them in the order in which they happened to be ready.
      const judged = args.resources.filter(isJudged).sort((a, b) => a.name.localeCompare(b.name));
      const workflows = judged
        .filter((resource) => resource.isType(Workflow))
        .map((resource) => ({ resource, props: resource.props as DeclaredWorkflow }));
      const runs = judged
        .filter((resource) => resource.isType(WorkflowRun))
        .map((resource) => ({ resource, props: resource.props as DeclaredRun }));
      if (workflows.length + runs.length === 0) args.notApplicable("The stack has no workflows that it is to judge.");
      judge({
        settings,
        args,
        workflows,
        runs,
        report: (message, resource) => {
          report(message, resource?.urn);
        },
      });
    },
  };
}
