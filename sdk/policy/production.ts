import { isLike } from "../text/wildcard.js";
import type { Setting } from "./rule-info.js";

/** What a rule for production is told. */
export interface ProductionSettings {
  readonly productionStacks: readonly string[];
}

export const productionStacks: Setting<ProductionSettings["productionStacks"]> = {
  description: "Names of the stacks that are production; a * stands for anything.",
  type: "array",
  items: { type: "string", minLength: 1 },
  default: ["prod", "production", "prod-*", "*-prod", "production-*", "*-production"],
};

/** What looks like production and is none, unless it is named in full: `non-prod`, `eu-preprod`. */
const lookalike = /(?:^|[-_])(?:non|pre|not)[-_]?prod/i;

/** Says that a rule does not apply where its stack is not production. */
export function needsProduction(
  urn: string | undefined,
  { productionStacks: names }: ProductionSettings,
  args: { notApplicable: (reason: string) => never },
): void {
  const stack = /^urn:pulumi:(.*?)::/.exec(urn ?? "")?.[1] ?? "";
  const isMeant = names.includes(stack) || (!lookalike.test(stack) && names.some((name) => isLike(stack, name)));
  if (!isMeant) args.notApplicable(`The stack ${stack} is not production.`);
}
