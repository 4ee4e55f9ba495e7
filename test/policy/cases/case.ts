import type { Shown } from "../../support/policy-process/messages.js";
import type { Bag } from "../../support/provider-process/bag.js";

/** What a rule makes of something. */
export interface Case {
  readonly of: string;
  /** The settings of the rule. @default its own */
  readonly config?: Bag;
  /** What is shown to it: a resource by itself, or all resources of a stack. */
  readonly shown: Shown | readonly Shown[];
  /** What it says, without its description. @default nothing */
  readonly says?: readonly string[];
  /** Of which resource it says it, in a stack. */
  readonly about?: string;
  /** The value that it says not to know yet. @default none */
  readonly misses?: string;
  /** Why it does not judge. @default it judges */
  readonly skips?: string;
  /** What becomes of the properties with the level remediate; undefined where nothing is changed. */
  readonly mends?: Bag | undefined;
}

/** Cases by the name of the rule. */
export type Cases = Readonly<Record<string, readonly Case[]>>;

export const workflowType = "pulumi-nodejs:dynamic/armature:Workflow";

/** A workflow that no rule finds fault with. */
export const cleanWorkflow = {
  name: "Find issues",
  mcpServerId: "mcp_1",
  testerPrompt: "Call search_issues for the newest open issue of the project and quote its title.",
  description: "Guards the search journey.",
  defaultMcpAuthProfileId: "auth_tests",
  testerModelIds: ["claude-sonnet-4"],
  criteria: [{ criterionText: "The transcript shows one call of search_issues", isRequired: true }],
  schedule: { cron: "17 9 * * *" },
  limits: { max_turns: 20 },
  toolPolicy: { allowed_tools: ["search_issues"] },
  metadata: { owner: "search-team", runbook: "https://runbooks.example.com/search" },
};

/** A workflow with other properties; what is undefined is left out. */
export const workflow = (props: Bag = {}, others: Partial<Shown> = {}): Shown => ({
  type: workflowType,
  props: { ...cleanWorkflow, ...props },
  ...others,
});

/** A run that no rule finds fault with. */
export const run = (props: Bag = {}, others: Partial<Shown> = {}): Shown => ({
  name: "gate",
  type: "pulumi-nodejs:dynamic/armature:WorkflowRun",
  props: {
    workflowId: "wf_1",
    triggers: { image: "sha256:4f1c" },
    gate: "block",
    timeoutSeconds: 600,
    queueTimeoutSeconds: 300,
    ...props,
  },
  ...others,
});

/** A criterion that is required. */
export const criterion = (criterionText: string): Bag => ({ criterionText, isRequired: true });
