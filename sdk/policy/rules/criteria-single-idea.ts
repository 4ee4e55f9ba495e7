import { judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";
import { firstOf, wordsOf } from "../words.js";

/** A sentence that another one follows. */
const sentenceAndMore = /[.!?;]\s+\S/;

export const criteriaSingleIdea = workflowRule<{ maxWords: number; joiners: readonly string[] }>(
  {
    name: "criteria-single-idea",
    description: "A criterion is one idea: of two in one nobody knows which failed.",
    severity: "low",
    enforcementLevel: "advisory",
    tags: ["criteria"],
    remediationSteps: "Make each idea a criterion of its own.",
    settings: {
      maxWords: {
        description: "How many words a criterion may have.",
        type: "integer",
        minimum: 1,
        default: 30,
      },
      joiners: {
        description: "Words that join a second idea to the first.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: ["and then", "and also", "as well as", "and it", "and must", "and should", "in addition"],
      },
    },
  },
  ({ criteria = [] }, { settings, report }) => {
    judgeEach(criteria, ({ criterionText }, index) => {
      const path = `criteria[${index}].criterionText`;
      const words = wordsOf(criterionText).length;
      const joiner = firstOf(settings.joiners, criterionText);
      if (joiner !== undefined) report(`${path}: "${joiner}" joins two ideas. Make two criteria of them.`);
      else if (sentenceAndMore.test(criterionText)) report(`${path} has several sentences. Make each a criterion.`);
      else if (words > settings.maxWords)
        report(`${path} has ${words} words; at most ${settings.maxWords} are allowed. Shorten or split it.`);
    });
  },
);
