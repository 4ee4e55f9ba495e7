import { authProfile } from "./rules/auth-profile.js";
import { costAndCoverage } from "./rules/cost-and-coverage.js";
import { criteriaObservable } from "./rules/criteria-observable.js";
import { criteriaOwnWords } from "./rules/criteria-own-words.js";
import { criteriaRequired } from "./rules/criteria-required.js";
import { criteriaSingleIdea } from "./rules/criteria-single-idea.js";
import { descriptionPresent } from "./rules/description-present.js";
import { destructiveNeedsTools } from "./rules/destructive-needs-tools.js";
import { gateDepends } from "./rules/gate-depends.js";
import { gateTimeouts } from "./rules/gate-timeouts.js";
import { limitsSet } from "./rules/limits-set.js";
import { modelsAllowed } from "./rules/models-allowed.js";
import { namesTrimmed } from "./rules/names-trimmed.js";
import { noCredentials } from "./rules/no-credentials.js";
import { ownerAndRunbook } from "./rules/owner-and-runbook.js";
import { promptLeavesJudgeAlone } from "./rules/prompt-leaves-judge-alone.js";
import { promptLength } from "./rules/prompt-length.js";
import { promptNamesTools } from "./rules/prompt-names-tools.js";
import { protectInProduction } from "./rules/protect-in-production.js";
import { retryBounded } from "./rules/retry-bounded.js";
import { runsPerDay } from "./rules/runs-per-day.js";
import { scheduleInProduction } from "./rules/schedule-in-production.js";
import { scheduleInterval } from "./rules/schedule-interval.js";
import { schedulesStaggered } from "./rules/schedules-staggered.js";
import { serversCovered } from "./rules/servers-covered.js";
import { stackRunsPerDay } from "./rules/stack-runs-per-day.js";
import { testedInProduction } from "./rules/tested-in-production.js";
import { toolPolicyListsNames } from "./rules/tool-policy-lists-names.js";
import { triggersNotTheTime } from "./rules/triggers-not-the-time.js";
import { triggersPresent } from "./rules/triggers-present.js";
import { uniqueNames } from "./rules/unique-names.js";
import { uniquePrompts } from "./rules/unique-prompts.js";
import type { Rule } from "./rule.js";

/** All rules, as they stand in the documentation. */
export const rules: readonly Rule[] = [
  criteriaRequired,
  criteriaObservable,
  criteriaSingleIdea,
  criteriaOwnWords,
  promptLength,
  promptNamesTools,
  promptLeavesJudgeAlone,
  noCredentials,
  destructiveNeedsTools,
  toolPolicyListsNames,
  authProfile,
  modelsAllowed,
  runsPerDay,
  retryBounded,
  limitsSet,
  scheduleInterval,
  scheduleInProduction,
  protectInProduction,
  ownerAndRunbook,
  descriptionPresent,
  namesTrimmed,
  gateTimeouts,
  triggersPresent,
  triggersNotTheTime,
  gateDepends,
  testedInProduction,
  serversCovered,
  uniqueNames,
  uniquePrompts,
  schedulesStaggered,
  stackRunsPerDay,
  costAndCoverage,
];
