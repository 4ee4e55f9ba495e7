import { judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";
import { firstOf } from "../words.js";

/** What makes a vague word precise: a number, or something quoted. */
const precise = /\d|["'`“”‘’]/;

export const criteriaObservable = workflowRule<{ vagueWords: readonly string[] }>(
  {
    name: "criteria-observable",
    description: "A criterion says what can be seen in the transcript: a judge decides a vague one by mood.",
    severity: "medium",
    enforcementLevel: "advisory",
    tags: ["criteria"],
    remediationSteps: "Say which tool is called, which value is returned, or which text appears.",
    settings: {
      vagueWords: {
        description: "Words that say nothing to look for, unless a number or a quotation stands beside them.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [
          ...["works", "work correctly", "correctly", "properly", "as expected", "as intended", "successfully"],
          ...["good", "nice", "reasonable", "appropriate", "appropriately", "acceptable", "satisfactory", "helpful"],
          ...["user-friendly", "high quality", "makes sense", "looks right"],
        ],
      },
    },
  },
  ({ criteria = [] }, { settings, report }) => {
    judgeEach(criteria, ({ criterionText }, index) => {
      const vague = precise.test(criterionText) ? undefined : firstOf(settings.vagueWords, criterionText);
      if (vague !== undefined)
        report(`criteria[${index}].criterionText: "${vague}" cannot be observed. Say what the transcript shows then.`);
    });
  },
);
