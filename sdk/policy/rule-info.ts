import type { EnforcementLevel, PolicyConfigSchema, Severity } from "@pulumi/policy";
import { withoutStack } from "./without-stack.js";

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
  /** Advisory where the rule judges style, or what it may misread. */
  readonly enforcementLevel: Extract<EnforcementLevel, "advisory" | "mandatory" | "disabled">;
  readonly tags: readonly Tag[];
  readonly remediationSteps: string;
  readonly settings: { readonly [Name in keyof Settings]: Setting<Settings[Name]> };
  /** What is wrong with settings that the schema lets pass. @default nothing */
  readonly wrong?: (settings: Settings) => readonly string[];
}

/** What every rule can be told besides its own settings: whom it leaves alone, and why. */
export interface Exceptions {
  readonly except: Readonly<Record<string, string>>;
}

const except: Setting<Exceptions["except"]> = {
  description: "Resources that the rule leaves alone: their logical names or URNs, each with the reason.",
  type: "object",
  additionalProperties: { type: "string", pattern: "\\S" },
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
    settingProblems: (given: object) => problemsOf(info, given),
  };
}

/** What is wrong with a rule's part of a configuration; the engine has checked each value by the rule's schema. */
function problemsOf<Settings>(info: RuleInfo<Settings>, given: object): string[] {
  const known = ["enforcementLevel", ...Object.keys(info.settings), "except"];
  const unknown = Object.keys(given).filter((key) => !known.includes(key));
  const misplaced = unknown.map((key) => `${key}: the rule has no such setting; it has ${known.join(", ")}`);
  const wrong = info.wrong?.(withDefaults(info, given)) ?? [];
  return [...misplaced, ...wrong].map((problem) => `config.${info.name}.${problem}`);
}

function withDefaults<Settings>(info: RuleInfo<Settings>, given: object): Settings & Exceptions {
  const entries = Object.entries<Setting<unknown>>({ ...info.settings, except });
  const defaults = entries.map(([key, setting]) => [key, setting.default]);
  return { ...Object.fromEntries(defaults), ...given } as Settings & Exceptions;
}

/**
 * The settings of a rule, as the pack's configuration has them; the defaults for what it leaves out.
 *
 * @throws Error with all that is wrong with them: those of a file are seen nowhere before
 */
export function settingsOf<Settings>(
  info: RuleInfo<Settings>,
  args: { getConfig: () => object },
): Settings & Exceptions {
  const given = args.getConfig();
  const problems = problemsOf(info, given);
  if (problems.length > 0) throw withoutStack(new Error(problems.join("\n")));
  return withDefaults(info, given);
}

/** Why a resource is left alone; undefined where it is not. */
export function exceptionFor(
  { except: reasons }: Exceptions,
  { name, urn }: { readonly name: string; readonly urn: string },
): string | undefined {
  return [name, urn].map((key) => own(reasons, key)).find((reason) => reason !== undefined);
}

/** What an object says of a name, and no object says by nature. */
export const own = <Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;
