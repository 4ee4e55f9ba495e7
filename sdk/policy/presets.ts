import type { Rule } from "./rule.js";
import { rules } from "./all-rules.js";

/** All rules; those that judge words, which they may misread, advise. */
export const recommended: readonly Rule[] = rules;

/** All rules, and a deployment stops at each. */
export const strict: readonly Rule[] = rules.map((rule) =>
  rule.enforcementLevel === "disabled" ? rule : { ...rule, enforcementLevel: "mandatory" },
);

/** What does harm or proves nothing: the rules of high and critical severity that stop a deployment. */
export const minimal: readonly Rule[] = rules.filter(
  ({ severity, enforcementLevel }) =>
    (severity === "critical" || severity === "high") && enforcementLevel === "mandatory",
);
