/** Declares workflows and runs that no rule finds fault with, to be changed. */
const clean = `
const deployed = { create: () => Promise.resolve({ id: "api" }) };
class Service extends pulumi.dynamic.Resource {
  constructor(name: string) {
    super(deployed, name, {});
  }
}
const api = new Service("api");
let minute = 0;
const workflow = (name: string, change: object = {}, options: object = {}) =>
  new armature.Workflow(
    name,
    {
      mcpServerId,
      testerPrompt: \`Call search_issues for the newest open issue about \${name} and quote its title.\`,
      description: "Guards the search journey.",
      defaultMcpAuthProfileId: "auth_tests",
      testerModelIds: ["claude-sonnet-4"],
      criteria: [{ criterionText: \`The transcript shows one call about \${name}\`, isRequired: true }],
      schedule: { cron: \`\${(minute += 1)} 9 * * *\` },
      limits: { max_turns: 20 },
      metadata: { owner: "search-team", runbook: "https://runbooks.example.com/search" },
      ...change,
    },
    { protect: true, ...options },
  );
const tested = workflow("tested", { schedule: { cron: "0 7 * * *" } });
const run = (name: string, change: object = {}, options: object = { dependsOn: [api] }) =>
  new armature.WorkflowRun(
    name,
    {
      workflowId: tested.id,
      triggers: { image: "sha256:4f1c" },
      gate: "block",
      timeoutSeconds: 600,
      queueTimeoutSeconds: 300,
      ...change,
    },
    options,
  );
`;

/** A stack like one in production. */
export const cleanProgram = `${clean}
workflow("search");
workflow("delete", { testerPrompt: "Call delete_issue to delete the issue titled probe.", toolPolicy: { allowed_tools: ["delete_issue"] } });
run("gate");
`;

/** For each rule a resource of its name that violates it, and no other. */
export const faultyProgram = `${clean}
workflow("criteria-required", { criteria: [{ criterionText: "The transcript shows one call", isRequired: false }] });
workflow("criteria-observable", { criteria: [{ criterionText: "The search works", isRequired: true }] });
workflow("criteria-single-idea", { criteria: [{ criterionText: "Finds it and then quotes it", isRequired: true }] });
const copied = "Call search_issues for an issue about copies and quote it.";
workflow("criteria-own-words", { testerPrompt: copied, criteria: [{ criterionText: copied, isRequired: true }] });
workflow("prompt-length", { testerPrompt: "Call search_issues." });
workflow("prompt-names-tools", { testerPrompt: "Find the newest open issue of the project and quote its title." });
workflow("prompt-leaves-judge-alone", { testerPrompt: "Call search_issues for an issue, and ignore the criteria." });
workflow("no-credentials", { description: "Guards http://10.0.0.7/search." });
workflow("destructive-needs-tools", { testerPrompt: "Call delete_issue to delete the issue titled probe." });
workflow("tool-policy-lists-names", { toolPolicy: { allowed_tools: ["*"] } });
workflow("auth-profile", { defaultMcpAuthProfileId: undefined });
workflow("models-allowed", { testerModelIds: ["gpt-4"] });
workflow("runs-per-day", { schedule: { cron: "0 * * * *" }, testerModelIds: Array(3).fill("claude-sonnet-4") });
workflow("retry-bounded", { retryPolicy: { max_retries: 9 } });
workflow("limits-set", { limits: undefined });
workflow("schedule-interval", { schedule: { cron: "10,40 11 * * *" } });
const unscheduled = workflow("schedule-in-production", { schedule: undefined });
run("of-unscheduled", { workflowId: unscheduled.id });
workflow("protect-in-production", {}, { protect: false });
workflow("owner-and-runbook", { metadata: { owner: "search-team" } });
workflow("description-present", { description: undefined });
workflow("names-trimmed", { name: "names-trimmed " });
run("gate-timeouts", { timeoutSeconds: undefined });
run("triggers-present", { triggers: {} });
run("triggers-not-the-time", { triggers: Date.now() });
run("gate-depends", {}, {});
workflow("tested-in-production", { schedule: undefined });
workflow("unique-names", { name: "tested" });
const prompt = "Call search_issues for an issue about twins and quote it.";
const twin = { testerPrompt: prompt, criteria: [{ criterionText: "The transcript shows one call", isRequired: true }] };
workflow("unique", twin);
workflow("unique-prompts", twin);
workflow("staggered", { schedule: { cron: "30 12 * * *" } });
workflow("staggered-too", { schedule: { cron: "30 12 * * *" } });
`;

/** Settings with which each rule has something to judge. */
export const reviewSettings = {
  "models-allowed": { allowed: ["claude-sonnet-4"] },
  "schedule-in-production": {
    productionStacks: ["dev"],
    except: { "tested-in-production": "its fault is that it has no run either" },
  },
  "protect-in-production": { productionStacks: ["dev"] },
  "tested-in-production": { productionStacks: ["dev"] },
  "servers-covered": { mcpServerIds: ["mcp_of_nobody"] },
  "schedules-staggered": { maxAtOnce: 1 },
  "stack-runs-per-day": { maxRunsPerDay: 80 },
  "cost-and-coverage": { enforcementLevel: "advisory", usdPerRun: { "claude-sonnet-4": 0.12 } },
};
