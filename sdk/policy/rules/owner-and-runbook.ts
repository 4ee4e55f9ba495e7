import { judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";

export const ownerAndRunbook = workflowRule<{ keys: readonly string[]; add: Readonly<Record<string, string>> }>(
  {
    name: "owner-and-runbook",
    description: "A workflow's metadata says whose it is and what to do when it fails.",
    severity: "low",
    enforcementLevel: "mandatory",
    tags: ["ownership"],
    remediationSteps: "Add the keys to metadata. With the level remediate, those of add are added.",
    settings: {
      keys: {
        description: "Keys that metadata must have.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: ["owner", "runbook"],
      },
      add: {
        description: "What is added for a key that is missing, with the level remediate.",
        type: "object",
        additionalProperties: { type: "string", minLength: 1 },
        default: {},
      },
    },
  },
  ({ metadata = {} }, { settings: { keys }, report }) => {
    judgeEach(keys, (key) => {
      if (isMissing(metadata[key])) report(`metadata.${key} is not set. Set it.`);
    });
  },
  (workflow, { keys, add }) => {
    const metadata = workflow.metadata ?? {};
    const missing = keys.filter((key) => add[key] !== undefined && isMissing(metadata[key]));
    for (const key of missing) metadata[key] = add[key];
    if (missing.length > 0) workflow.metadata = metadata;
    return missing.length > 0;
  },
);

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");
