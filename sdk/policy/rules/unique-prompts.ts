import { reportAlike } from "../alike.js";
import { stackRule } from "../stack-rule.js";
import { wordsOf } from "../words.js";

export const uniquePrompts = stackRule(
  {
    name: "unique-prompts",
    description: "No two workflows of a stack give the same prompt to the same MCP server: it is one test, paid twice.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["prompt", "cost"],
    remediationSteps: "Keep one of them, with the models of both.",
    settings: {},
  },
  (review) => {
    reportAlike(
      review,
      ({ mcpServerId, testerPrompt }) => JSON.stringify([mcpServerId, wordsOf(testerPrompt)]),
      (earlier) => `testerPrompt is the same as of ${earlier}, for the same MCP server. Keep one of them.`,
    );
  },
);
