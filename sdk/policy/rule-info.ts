import type { EnforcementLevel, PolicyConfigSchema, Severity } from "@pulumi/policy";
import { unknownSettings } from "./unknown-settings.js";

type JsonSchema = PolicyConfigSchema["properties"][string];

/** A setting of a rule: its JSON schema, what it means, and what holds without it. */
export type Setting<Value> = JsonSchema & { readonly description: string; readonly default: Value };

/** What a rule is about; `select` takes rules by them. */
export type Tag =
  "criteria" | "prompt" | "tools" | "secrets" | "cost" | "schedule" | "ownership" | "gate" | "production";

/** Everything about a rule but its code. */
export interface RuleInfo<Settings> {
  readonly name: string;
  /** What has to hold, and why it matters: the first line of each violation. */
  readonly description: string;
  readonly severity: Severity;
  /** Advisory where the rule judges words, which it may misread. */
  readonly enforcementLevel: Extract<EnforcementLevel, "advisory" | "mandatory" | "disabled">;
  readonly tags: readonly Tag[];
  readonly remediationSteps: string;
  readonly settings: { readonly [Name in keyof Settings]: Setting<Settings[Name]> };
}

/** What every rule can be told besides its own settings: whom it leaves alone, and why. */
export interface Exceptions {
  readonly except: Readonly<Record<string, string>>;
}

const except: Setting<Exceptions["except"]> = {
  description: "Resources that the rule leaves alone: their logical names or URNs, each with the reason.",
  type: "object",
  additionalProperties: { type: "string", minLength: 1 },
  default: {},
};

/** What the package itself says of its rules. */
const page = "file:node_modules/pulumi-armature/docs/policy.md";

/** A rule's part that Pulumi shows and checks a pack's configuration by. */
export function policyOf<Settings>(info: RuleInfo<Settings>) {
  const { name, description, severity, enforcementLevel, tags, remediationSteps } = info;
  return {
    name,
    displayName: name.replaceAll("-", " "),
    description,
    severity,
    enforcementLevel,
    tags: [...tags],
    remediationSteps,
    framework: { name: "Armature workflow review", version: "1", reference: name, specification: description },
    url: `${page}#${name}`,
    configSchema: { properties: { ...info.settings, except } },
  };
}

/**
 * The settings of a rule, as the pack's configuration has them; the defaults for what it leaves out.
 *
 * @throws Error when the configuration names a setting that there is not
 */
export function settingsOf<Settings>(
  info: RuleInfo<Settings>,
  args: { getConfig: () => object },
): Settings & Exceptions {
  const known = Object.entries<Setting<unknown>>({ ...info.settings, except });
  const given = args.getConfig();
  // Those of a file reach nobody before.
  const problems = unknownSettings(
    info.name,
    given,
    known.map(([key]) => key),
  );
  if (problems.length > 0) throw withoutStack(new Error(problems.join("\n")));
  const defaults = known.map(([key, setting]) => [key, setting.default]);
  return { ...Object.fromEntries(defaults), ...given } as Settings & Exceptions;
}

/** The engine prints an error's stack. */
const withoutStack = (error: Error): Error => Object.assign(error, { stack: error.message });
