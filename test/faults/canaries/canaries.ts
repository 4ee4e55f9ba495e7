/** What is secret, by the name that docs/secrets.md has for it, each with a text that stands nowhere else. */
export const canaries = {
  "API key": "canarykey8e1f4c2d7b",
  "proxy's password": "canary-proxy-5d20c9",
  "another setting": "canary-setting-c41f07",
  prompt: "canary-prompt-8e1f22",
  metadata: "canary-nested-77ab90",
  triggers: "canary-trigger-3f0d61",
  criterion: "canary-criterion-b2c8e4",
} as const;

export type Secret = keyof typeof canaries;

export const secrets = Object.keys(canaries) as Secret[];

/** A secret that is a number. */
export const numberCanary = "90125471";

/**
 * A workflow with secrets in it, nested ones too, and a gate with secret triggers. They are no settings of the stack: in
 * what it prints, the engine itself hides those.
 *
 * @param change what the secrets that may change end with
 */
export const program = (change = ""): string => `
const search = new armature.Workflow("search", {
  mcpServerId,
  testerPrompt: pulumi.secret("${canaries.prompt}${change}"),
  testerModelIds: ["gpt-5"],
  criteria: [{ criterionText: pulumi.secret("${canaries.criterion}"), isRequired: true }],
  metadata: {
    owner: "platform",
    token: pulumi.secret("${canaries.metadata}${change}"),
    account: pulumi.secret(${numberCanary}),
    teams: [{ token: pulumi.secret("${canaries.metadata}") }],
  },
});
const smoke = new armature.WorkflowRun("smoke", {
  workflowId: search.id,
  gate: "block",
  triggers: { image: pulumi.secret("${canaries.triggers}${change}") },
  reports: { junit: "reports/r.xml", json: "reports/r.json", markdown: "reports/r.md" },
});
export const prompt = search.testerPrompt;
export const metadata = search.metadata;
export const gate = smoke.result;
`;
