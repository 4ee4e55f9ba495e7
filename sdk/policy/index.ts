/**
 * What a policy pack imports: rules that review workflows and runs before any agent runs. `docs/policy.md` has the rules.
 *
 * @module pulumi-armature/policy
 */

export { minimal, recommended, strict } from "./presets.js";
export { reviewPack, type ReviewPackArgs } from "./review-pack.js";
export type { Rule } from "./rule.js";
export type { Tag } from "./rule-info.js";
export { rules } from "./all-rules.js";
export { select, type Selection } from "./select.js";
