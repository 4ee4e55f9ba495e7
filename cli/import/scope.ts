import type { Declaration } from "./declaration.js";
import type { Earlier } from "./earlier.js";
import { FreeNames } from "./free-names.js";
import { type Lifted, lifted } from "./lifted.js";
import { identifierOf } from "./names.js";

/** What everything in a file is called. */
export interface Scope {
  readonly armature: string;
  readonly pulumi: string;
  readonly config: string;
  readonly constants: Lifted;
  /** What a declaration is exported as. */
  readonly nameOf: (declaration: Declaration) => string;
}

/** Names for what is to be added, of which none is there already. */
export function scopeFor(declarations: readonly Declaration[], earlier: Earlier | undefined): Scope {
  const free = new FreeNames(earlier?.identifiers ?? []);
  const armature = earlier?.armature ?? free.take("armature");
  const pulumi = earlier?.pulumi ?? free.take("pulumi");
  const config = earlier?.config ?? free.take("config");
  const constants = lifted(declarations, earlier?.constants ?? new Map<string, string>(), free);
  const names = new Map(declarations.map((one) => [one, free.take(identifierOf(one.name))]));
  return { armature, pulumi, config, constants, nameOf: (one) => names.get(one) ?? identifierOf(one.name) };
}
