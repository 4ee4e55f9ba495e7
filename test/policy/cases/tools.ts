import { unknown } from "../../support/provider-process/bag.js";
import { type Cases, workflow } from "./case.js";

export const toolsCases: Cases = {
  "tool-policy-lists-names": [
    { of: "a list of names", shown: workflow() },
    {
      of: "wildcards",
      shown: workflow({ toolPolicy: { allowed_tools: ["*", "search_*", "close_issue", "ALL"] } }),
      says: ["toolPolicy allows 3 of 4 by a wildcard. List each tool by its name."],
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
      of: "models that are not allowed or about to go",
      config: { allowed: ["claude-sonnet-4", "gpt-5"], deprecated: ["gpt-4"] },
      shown: workflow({ testerTargets: [{ modelId: "gpt-4" }, { modelId: "gpt-5" }, { modelId: "llama" }] }),
      says: [
        "gpt-4 is about to go. Choose another model.",
        "llama is not allowed. Choose one of claude-sonnet-4, gpt-5.",
      ],
    },
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
      says: ["retryPolicy.maxAttempts is 10, of at most 3."],
    },
    {
      of: "no number",
      shown: workflow({ retryPolicy: { backoff: "linear" } }),
      says: ["retryPolicy names no number of tries. Give it one, such as max_retries: 1."],
    },
    {
      of: "a word for a number",
      shown: workflow({ retryPolicy: { retries: "unlimited" } }),
      says: ["retryPolicy.retries is no number. Give one, at most 3."],
    },
    {
      of: "a number that is not known yet",
      shown: workflow({ retryPolicy: { max_retries: unknown } }),
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
