import { workflowRule } from "../resource-rule.js";

export const promptLength = workflowRule<{ minCharacters: number; maxCharacters: number }>(
  {
    name: "prompt-length",
    description: "A prompt is long enough to say what to do and short enough to be followed.",
    severity: "low",
    enforcementLevel: "advisory",
    tags: ["prompt"],
    remediationSteps: "Name the task, the data it works on and where it ends; move what is judged into criteria.",
    settings: {
      minCharacters: {
        description: "How many characters a prompt has at least.",
        type: "integer",
        minimum: 1,
        default: 40,
      },
      maxCharacters: { description: "How many it has at most.", type: "integer", minimum: 1, default: 4000 },
    },
  },
  ({ testerPrompt }, { settings: { minCharacters, maxCharacters }, report }) => {
    const { length } = testerPrompt.trim();
    if (length < minCharacters)
      report(`testerPrompt has ${length} characters; at least ${minCharacters} are required. Say more of what to do.`);
    if (length > maxCharacters)
      report(`testerPrompt has ${length} characters; at most ${maxCharacters} are allowed. Shorten it.`);
  },
);
