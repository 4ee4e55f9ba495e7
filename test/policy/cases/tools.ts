import { unknown } from "../../support/provider-process/bag.js";
import { type Cases, run, workflow } from "./case.js";

export const toolsCases: Cases = {
  "tool-policy-lists-names": [
    { of: "a list of names", shown: workflow() },
    {
      of: "wildcards",
      shown: workflow({ toolPolicy: { allowed_tools: ["*", "search_*", "close_issue", "ALL"] } }),
      says: ["toolPolicy has 3 wildcards. List each tool by its name."],
    },
    {
      of: "a wildcard somewhere else",
      shown: workflow({ toolPolicy: { allow: [{ name: "*" }] } }),
      says: ["toolPolicy has a wildcard. List each tool by its name."],
    },
    { of: "no policy", shown: workflow({ toolPolicy: undefined }), skips: "The workflow has no toolPolicy." },
    { of: "a policy that is not known yet", shown: workflow({ toolPolicy: unknown }), misses: "toolPolicy" },
  ],
  "auth-profile": [
    { of: "a profile", shown: workflow() },
    {
      of: "none",
      shown: workflow({ defaultMcpAuthProfileId: undefined }),
      says: ["defaultMcpAuthProfileId is not set, so the server chooses. Set it to a profile that is made for tests."],
    },
    {
      of: "a forbidden one",
      config: { forbidden: ["auth_admin", "auth_tests"] },
      shown: workflow(),
      says: ["defaultMcpAuthProfileId is one of the forbidden profiles. Use one that is made for tests."],
    },
    {
      of: "one that is not known yet",
      shown: workflow({ defaultMcpAuthProfileId: unknown }),
      misses: "defaultMcpAuthProfileId",
    },
  ],
  "models-allowed": [
    { of: "an allowed model", config: { allowed: ["claude-sonnet-4"] }, shown: workflow() },
    {
      of: "nothing configured",
      shown: workflow(),
      skips: "Neither allowed nor deprecated models are configured.",
    },
    {
      of: "models that are not allowed or deprecated",
      config: { allowed: ["claude-sonnet-4", "gpt-5"], deprecated: ["gpt-4"] },
      shown: workflow({ testerTargets: [{ modelId: "gpt-4" }, { modelId: "gpt-5" }, { modelId: "llama" }] }),
      says: [
        "gpt-4 is deprecated. Choose another model.",
        "llama is not allowed. Choose one of claude-sonnet-4, gpt-5.",
      ],
    },
    {
      of: "a run with models of its own, one not known yet",
      config: { allowed: ["gpt-5"] },
      shown: run({ testerModelIds: ["llama", unknown] }),
      says: ["llama is not allowed. Choose one of gpt-5."],
      misses: "testerModelIds.1",
    },
    { of: "a run that names none", config: { allowed: ["gpt-5"] }, shown: run() },
    {
      of: "none named",
      config: { allowed: ["gpt-5"] },
      shown: workflow({ testerModelIds: undefined }),
      says: ["No tester is named, so the server chooses. Name one of gpt-5."],
    },
    {
      of: "one that is not known yet",
      config: { allowed: ["gpt-5"] },
      shown: workflow({ testerModelIds: undefined, testerModelId: unknown }),
      misses: "testerModelId",
    },
  ],
  "retry-bounded": [
    { of: "a small number", shown: workflow({ retryPolicy: { max_retries: 2 } }) },
    { of: "no policy", shown: workflow(), skips: "The workflow has no retryPolicy." },
    {
      of: "many",
      shown: workflow({ retryPolicy: { maxAttempts: 10 } }),
      says: ["retryPolicy.maxAttempts is 10; at most 3 are allowed. Lower it."],
    },
    {
      of: "no number",
      shown: workflow({ retryPolicy: { backoff: "linear" } }),
      says: ["retryPolicy names no number of tries. Give it one, such as max_retries: 1."],
    },
    {
      of: "a word for a number",
      shown: workflow({ retryPolicy: { retries: "unlimited" } }),
      says: ["retryPolicy.retries is not a whole number from 0. Give one, at most 3."],
    },
    {
      of: "no end, deep inside, beside names that only look like a number of tries",
      shown: workflow({ retryPolicy: { delay_between_retries_ms: 500, entries: 10, on_error: { max_attempts: -1 } } }),
      says: ["retryPolicy.on_error.max_attempts is not a whole number from 0. Give one, at most 3."],
    },
    { of: "none wanted", shown: workflow({ retryPolicy: { enabled: false } }) },
    {
      of: "a number that is not known yet",
      shown: workflow({ retryPolicy: { backoff: unknown, max_retries: unknown } }),
      misses: "retryPolicy.max_retries",
    },
  ],
  "limits-set": [
    { of: "some limit", shown: workflow() },
    { of: "none", shown: workflow({ limits: {} }), says: ["limits is not set. Set it."] },
    {
      of: "none of those that have to be there",
      config: { keys: ["max_turns", "max_cost_usd"] },
      shown: workflow(),
      says: ["limits.max_cost_usd is not set. Set it."],
    },
    { of: "limits that are not known yet", shown: workflow({ limits: unknown }), misses: "limits" },
  ],
};
