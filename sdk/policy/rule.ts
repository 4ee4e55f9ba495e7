import type { EnforcementLevel, ResourceValidationPolicy, Severity, StackValidationPolicy } from "@pulumi/policy";
import type { Tag } from "./rule-info.js";

/** What a policy of Pulumi's need not say, and each rule says. */
interface Facts {
  severity: Severity;
  enforcementLevel: EnforcementLevel;
  /** What it is about. */
  tags: Tag[];
  /** What is wrong with settings for it, beyond what their schema tells. @internal */
  settingProblems?: (given: object) => string[];
}

/** A rule for each resource by itself. */
export type ResourceRule = ResourceValidationPolicy & Facts;

/** A rule for all resources of a stack together. */
export type StackRule = StackValidationPolicy & Facts;

/** A policy of Pulumi's, to be put into any policy pack. */
export type Rule = ResourceRule | StackRule;
