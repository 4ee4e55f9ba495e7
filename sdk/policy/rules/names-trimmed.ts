import { asFarAsKnown, judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";

const fields = ["name", "description"] as const;

export const namesTrimmed = workflowRule(
  {
    name: "names-trimmed",
    description: "Name and description neither begin nor end with a space: nobody finds such a name by typing it.",
    severity: "low",
    enforcementLevel: "advisory",
    tags: ["ownership"],
    remediationSteps: "Remove the spaces. With the level remediate, they are removed.",
    settings: {},
  },
  (workflow, { report }) => {
    judgeEach(fields, (field) => {
      const text = workflow[field] ?? "";
      if (text !== text.trim()) report(`${field} begins or ends with a space. Remove it.`);
    });
  },
  (workflow) => {
    // What is not known yet is judged once it is.
    const texts = asFarAsKnown(fields, (field) => ({ field, text: workflow[field] ?? "" }));
    const untrimmed = texts.told.filter(({ text }) => text !== text.trim()).map(({ field }) => field);
    for (const field of untrimmed) workflow[field] = workflow[field]?.trim();
    return untrimmed.length > 0;
  },
);
