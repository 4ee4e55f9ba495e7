import { remediateResourceOfType, type ResourceValidationArgs, validateResourceOfType } from "@pulumi/policy";
import type { Unwrap } from "@pulumi/pulumi";
import { type JsonObject, Workflow, type WorkflowArgs } from "../workflow.js";
import { WorkflowRun, type WorkflowRunArgs } from "../workflow-run.js";
import { present } from "./present.js";
import type { ResourceRule } from "./rule.js";
import { exceptionFor, policyOf, type RuleInfo, settingsOf } from "./rule-info.js";

/** A workflow as its program declares it. Reading a value that is not known yet throws, and Pulumi says so. */
export type DeclaredWorkflow = Omit<Unwrap<WorkflowArgs>, Opaque> & Partial<Record<Opaque, JsonObject | undefined>>;

type Opaque = "limits" | "retryPolicy" | "toolPolicy" | "metadata";

export type DeclaredRun = Unwrap<WorkflowRunArgs>;

/** What a rule finds around the resource that it judges. */
export interface Review<Settings> {
  readonly settings: Settings;
  readonly args: ResourceValidationArgs;
  /** Says what is wrong and how to mend it. No text of the user's may stand in it, which may be a secret. */
  readonly report: (message: string) => void;
}

type Judge<Props, Settings> = (props: Props, review: Review<Settings>) => void | Promise<void>;

/** Changes what is safe to change, and says whether it has. */
export type Mend<Settings> = (workflow: DeclaredWorkflow, settings: Settings) => boolean;

const ofWorkflows = <Settings>(info: RuleInfo<Settings>, judge: Judge<DeclaredWorkflow, Settings>) =>
  validateResourceOfType(Workflow, (workflow, args, report) =>
    judge(present(workflow), { settings: settingsFor(info, args), args, report }),
  );

const ofRuns = <Settings>(info: RuleInfo<Settings>, judge: Judge<DeclaredRun, Settings>) =>
  validateResourceOfType(WorkflowRun, (run, args, report) =>
    judge(present(run), { settings: settingsFor(info, args), args, report }),
  );

/** A rule for each workflow by itself. */
export function workflowRule<Settings>(
  info: RuleInfo<Settings>,
  judge: Judge<DeclaredWorkflow, Settings>,
  mend?: Mend<Settings>,
): ResourceRule {
  const rule = { ...policyOf(info), validateResource: ofWorkflows(info, judge) };
  if (mend === undefined) return rule;
  return {
    ...rule,
    remediateResource: remediateResourceOfType(Workflow, (workflow, args) =>
      mend(present(workflow), settingsFor(info, args)) ? workflow : undefined,
    ),
  };
}

/** A rule for each run of a workflow by itself. */
export const runRule = <Settings>(info: RuleInfo<Settings>, judge: Judge<DeclaredRun, Settings>): ResourceRule => ({
  ...policyOf(info),
  validateResource: ofRuns(info, judge),
});

/** A rule for what workflows and runs have alike. */
export function testersRule<Settings>(
  info: RuleInfo<Settings>,
  judge: Judge<DeclaredWorkflow | DeclaredRun, Settings>,
): ResourceRule {
  const [workflows, runs] = [ofWorkflows(info, judge), ofRuns(info, judge)];
  return {
    ...policyOf(info),
    validateResource: (args, report) => {
      if (args.isType(Workflow)) return workflows(args, report);
      if (args.isType(WorkflowRun)) return runs(args, report);
      return args.notApplicable("It is neither a workflow nor a run.");
    },
  };
}

/** The settings, where the rule is to judge the resource at all. */
function settingsFor<Settings>(info: RuleInfo<Settings>, args: ResourceValidationArgs): Settings {
  const settings = settingsOf(info, args);
  const reason = exceptionFor(settings, args);
  return reason === undefined ? settings : args.notApplicable(`excepted: ${reason}`);
}
