import { judgeEach } from "../as-far-as-known.js";
import { workflowRule } from "../resource-rule.js";
import { textsOf } from "../texts.js";
import { firstOf } from "../words.js";

export const promptLeavesJudgeAlone = workflowRule<{ phrases: readonly string[] }>(
  {
    name: "prompt-leaves-judge-alone",
    description: "No text tells the tester or the judge to pass whatever happens: such a test proves nothing.",
    severity: "critical",
    enforcementLevel: "mandatory",
    tags: ["prompt", "criteria"],
    remediationSteps: "Remove the sentence; where a criterion is not meant, remove the criterion.",
    settings: {
      phrases: {
        description: "Phrases that no text may hold.",
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [
          ...["ignore the criteria", "ignore all criteria", "ignore these criteria", "ignore all the criteria"],
          ...["ignore any criteria", "ignore the judge", "disregard the criteria", "disregard all criteria"],
          ...["regardless of the criteria", "mark it as passed", "mark this as passed", "mark the run as passed"],
          ...["mark all criteria as passed", "mark every criterion as passed", "pretend that it worked"],
          ...["pretend it worked"],
        ],
      },
    },
  },
  (workflow, { settings, report }) => {
    const texts = textsOf(workflow);
    judgeEach(texts.told, ({ path, text }) => {
      const phrase = firstOf(settings.phrases, text);
      if (phrase !== undefined) report(`${path} says "${phrase}". Remove it.`);
    });
    texts.admit();
  },
);
