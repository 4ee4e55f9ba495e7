import { reportAlike } from "../alike.js";
import { stackRule } from "../stack-rule.js";
import { folded } from "../words.js";

export const uniquePrompts = stackRule(
  {
    name: "unique-prompts",
    description: "No two workflows of a stack test the same with the same prompt: it is one test, paid twice.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["prompt", "cost"],
    remediationSteps: "Keep one of them, with the models of both.",
    settings: {},
  },
  (review) => {
    reportAlike(
      review,
      ({ mcpServerId, testerPrompt, defaultMcpAuthProfileId, criteria, toolPolicy }) =>
        JSON.stringify([mcpServerId, folded(testerPrompt), defaultMcpAuthProfileId, criteria, toolPolicy]),
      (earlier) =>
        `It tests the same as ${earlier}: server, prompt, profile, criteria and tools are equal. Keep one of them.`,
    );
  },
);
