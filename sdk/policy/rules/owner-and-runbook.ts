import { asFarAsKnown, judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";
import { own } from "../rule-info.js";

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
    // What is not known yet is judged once it is.
    const missing = asFarAsKnown(keys, (key) => ({ key, value: own(add, key), isSet: !isMissing(metadata[key]) }));
    const added = missing.told.filter(({ value, isSet }) => value !== undefined && !isSet);
    for (const { key, value } of added) metadata[key] = value;
    if (added.length > 0 && workflow.metadata === undefined) workflow.metadata = metadata;
    return added.length > 0;
  },
);

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");
