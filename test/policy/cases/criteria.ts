import { unknown } from "../../support/provider-process/bag.js";
import { type Cases, criterion, workflow } from "./case.js";

export const criteriaCases: Cases = {
  "criteria-required": [
    { of: "one that is required", shown: workflow() },
    {
      of: "none at all",
      shown: workflow({ criteria: undefined }),
      says: ["criteria is empty: every run passes. Add one with isRequired: true."],
    },
    {
      of: "optional ones only",
      shown: workflow({ criteria: ["a", "b"].map((criterionText) => ({ criterionText, isRequired: false })) }),
      says: ["criteria: each of the 2 has isRequired: false, so no run can fail. Set one to true."],
    },
    {
      of: "one that leaves it to the server",
      shown: workflow({
        criteria: [
          { criterionText: "a", isRequired: false },
          { criterionText: "b", isRequired: null },
        ],
      }),
    },
    { of: "a list that is not known yet", shown: workflow({ criteria: unknown }), misses: "criteria" },
    {
      of: "one of which it is not known yet",
      shown: workflow({
        criteria: [
          { criterionText: "a", isRequired: false },
          { criterionText: "b", isRequired: unknown },
        ],
      }),
      misses: "criteria.1.isRequired",
    },
    {
      of: "a workflow that is called like what every object has",
      shown: workflow({ criteria: [] }, { name: "constructor" }),
      says: ["criteria is empty: every run passes. Add one with isRequired: true."],
    },
    {
      of: "an exception",
      config: { except: { find: "kept for the demo" } },
      shown: workflow({ criteria: [] }),
      skips: "excepted: kept for the demo",
    },
    {
      of: "an exception by URN",
      config: { except: { "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/armature:Workflow::find": "a trial" } },
      shown: workflow({ criteria: [] }),
      skips: "excepted: a trial",
    },
  ],
  "criteria-observable": [
    { of: "what can be seen", shown: workflow() },
    { of: "a vague word beside a number", shown: workflow({ criteria: [criterion("Returned 3 good issues")] }) },
    {
      of: "vague words",
      shown: workflow({ criteria: [criterion("The search works"), criterion("Answers AS  expected")] }),
      says: [
        'criteria[0].criterionText: "works" cannot be observed. Say what the transcript shows then.',
        'criteria[1].criterionText: "as expected" cannot be observed. Say what the transcript shows then.',
      ],
    },
    {
      of: "a word of the organisation's own",
      config: { vagueWords: ["smoothly"] },
      shown: workflow({ criteria: [criterion("Works smoothly")] }),
      says: ['criteria[0].criterionText: "smoothly" cannot be observed. Say what the transcript shows then.'],
    },
    {
      of: "a criterion that is not known yet, beside one that is vague",
      shown: workflow({ criteria: [criterion(unknown), criterion("It works")] }),
      says: ['criteria[1].criterionText: "works" cannot be observed. Say what the transcript shows then.'],
      misses: "criteria.0.criterionText",
    },
  ],
  "criteria-single-idea": [
    { of: "one idea", shown: workflow() },
    {
      of: "two ideas, two sentences, and too many words",
      config: { maxWords: 6 },
      shown: workflow({
        criteria: [
          criterion("Finds it and then closes it"),
          criterion("Finds it. Closes it"),
          criterion("Finds the very newest of all issues"),
        ],
      }),
      says: [
        'criteria[0].criterionText: "and then" joins two ideas. Make two criteria of them.',
        "criteria[1].criterionText has several sentences. Make each a criterion.",
        "criteria[2].criterionText has 7 words; at most 6 are allowed. Shorten or split it.",
      ],
    },
    {
      of: "a criterion that is not known yet",
      shown: workflow({ criteria: [criterion(unknown)] }),
      misses: "criteria.0.criterionText",
    },
  ],
  "criteria-own-words": [
    { of: "words of its own", shown: workflow() },
    {
      of: "the prompt, and a part of it",
      shown: workflow({
        testerPrompt: "Search for the newest open issue and quote its title",
        criteria: [
          criterion("search for the newest open issue, and quote its title!"),
          criterion("Quote its title"),
          criterion("The newest open issue and quote"),
        ],
      }),
      says: [
        "criteria[0].criterionText copies testerPrompt. Say what has to be true afterwards.",
        "criteria[2].criterionText copies testerPrompt. Say what has to be true afterwards.",
      ],
    },
    {
      of: "the same twice",
      shown: workflow({ criteria: [criterion("Quotes a title"), criterion("quotes a title.")] }),
      says: ["criteria[1].criterionText says the same as criteria[0].criterionText. Remove one of them."],
    },
    {
      of: "two limits",
      shown: workflow({ criteria: [criterion("The count is >= 3"), criterion("The count is <= 3")] }),
    },
    { of: "a prompt that is not known yet", shown: workflow({ testerPrompt: unknown }), misses: "testerPrompt" },
  ],
};
