import type { Setting } from "./rule-info.js";

/** What a rule for production is told. */
export interface ProductionSettings {
  readonly productionStacks: readonly string[];
}

export const productionStacks: Setting<ProductionSettings["productionStacks"]> = {
  description: "Names of the stacks that are production; a * stands for anything.",
  type: "array",
  items: { type: "string", minLength: 1 },
  default: ["prod", "production", "prod-*", "*-prod"],
};

/** Where a resource or a stack is, and who says that a rule does not apply there. */
export function needsProduction(
  urn: string | undefined,
  { productionStacks: names }: ProductionSettings,
  args: { notApplicable: (reason: string) => never },
): void {
  const stack = /^urn:pulumi:(.*?)::/.exec(urn ?? "")?.[1] ?? "";
  if (!names.some((name) => isLike(stack, name))) args.notApplicable(`The stack ${stack} is not production.`);
}

function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
