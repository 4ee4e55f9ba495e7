import { asFarAsKnown } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";
import { folded, wordsOf } from "../words.js";

/** Fewer words in a row are found in any text. */
const leastWords = 5;

export const criteriaOwnWords = workflowRule(
  {
    name: "criteria-own-words",
    description:
      "A criterion is neither the prompt again nor another criterion: it would say only that the tester did something.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["criteria"],
    remediationSteps: "Say what is true afterwards if the MCP server did what the prompt asks for.",
    settings: {},
  },
  (workflow, { report }) => {
    const criteria = asFarAsKnown(workflow.criteria ?? [], ({ criterionText }, index) => ({
      path: `criteria[${index}].criterionText`,
      text: folded(criterionText),
      words: wordsOf(criterionText).join(" "),
    }));
    const first = new Map<string, string>();
    for (const { path, text } of criteria.told) {
      const other = first.get(text);
      if (other === undefined) first.set(text, path);
      else report(`${path} says the same as ${other}. Remove one of them.`);
    }
    const prompt = wordsOf(workflow.testerPrompt).join(" ");
    for (const { path, words } of criteria.told) {
      const isCopy =
        words === prompt || (words.split(" ").length >= leastWords && ` ${prompt} `.includes(` ${words} `));
      if (isCopy) report(`${path} copies testerPrompt. Say what has to be true afterwards.`);
    }
    criteria.admit();
  },
);
