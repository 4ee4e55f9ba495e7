import { z } from "zod";

/** What is wrong with a setting. Never a value. */
export interface SettingProblem {
  /** Below `armature:`; undefined where what names the account is missing. */
  readonly name: string | undefined;
  /** As in `is not set`. */
  readonly said: string;
  readonly mend: string;
}

/** Settings that cannot be used: all their problems in one line, each with what mends it. Never a value. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[], { called, alsoTaken }: Words) {
    const texts = problems.map(({ name, said, mend }) => {
      const subject = name === undefined ? "" : `${called(name)} `;
      return `${subject}${said}: ${mend}`;
    });
    super(`${texts.join("; ")}.${alsoTaken(texts.length)}`);
    this.problems = problems;
  }
}

/** Where a setting may come from: a stack's configuration or an explicit provider's arguments, and the environment. */
export type Lookup = (name: string) => unknown;

/** A number in digits, which a stack's configuration and the environment hold as text. */
const inDigits = (value: unknown): unknown =>
  typeof value === "string" && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;

function whole(least: number, most: number, fallback: number) {
  const problem = `is not a whole number from ${least} to ${most}`;
  const inRange = (value: number): boolean => Number.isInteger(value) && value >= least && value <= most;
  return z.preprocess(inDigits, z.number(problem).refine(inRange, problem).default(fallback));
}

function amount(least: number, most: number, fallback: number) {
  const problem = `is not a number from ${least} to ${most}`;
  return z.preprocess(inDigits, z.number(problem).min(least, problem).max(most, problem).default(fallback));
}

const address = z
  .url({ protocol: /^https?$/, error: "is not an http or https URL" })
  .refine((value) => !/[?#@]/.test(value), "has a query, a fragment or credentials; give the base URL alone")
  .transform((value) => value.replace(/\/+$/, ""));

const keyForm = "does not have the form amt_<key-id>_<secret>";

const key = z
  .string({ error: ({ input }) => (input === undefined ? "is not set" : keyForm) })
  .trim()
  .refine((value) => !value.startsWith("ami_"), {
    error: "is a write-only ingest key of another product (it starts ami_); the REST API needs one that starts amt_",
    abort: true,
  })
  .refine((value) => /^amt_[\x21-\x5e\x60-\x7e]+_[\x21-\x7e]+$/.test(value), keyForm);

/** Every setting: its name below `armature:`, what it holds, its range and its default. */
export const settingsSchema = z.object({
  baseUrl: address.optional(),
  organization: z
    .string("is not the slug of an organization")
    .regex(/^[a-z0-9-]+$/i, "is not the slug of an organization")
    .optional(),
  apiKey: key,
  requestTimeoutSeconds: whole(1, 600, 60),
  totalTimeoutSeconds: whole(1, 3600, 180),
  maxRetries: whole(0, 10, 4),
  maxConcurrentRequests: whole(1, 100, 16),
  pollIntervalSeconds: amount(0.1, 60, 2),
  maxPollIntervalSeconds: amount(0.1, 300, 15),
  onExisting: z.enum(["adopt", "refuse", "create"], "is not one of adopt, refuse, create").default("adopt"),
  marker: z.union([z.boolean(), z.stringbool()], "is neither true nor false").default(true),
});

/** What the provider runs with; the base URL follows from the organization where only that is set. */
export type Settings = z.infer<typeof settingsSchema> & { readonly baseUrl: string };

type Name = keyof typeof settingsSchema.shape;

const names = Object.keys(settingsSchema.shape) as readonly Name[];

/** What the advice of an error gives as a value. */
const examples: Readonly<Record<Name, string>> = {
  baseUrl: "https://<your-org>.armature.app/api/armature/v1",
  organization: "<your-org>",
  apiKey: "amt_<key-id>_<secret>",
  requestTimeoutSeconds: "60",
  totalTimeoutSeconds: "180",
  maxRetries: "4",
  maxConcurrentRequests: "16",
  pollIntervalSeconds: "2",
  maxPollIntervalSeconds: "15",
  onExisting: "refuse",
  marker: "false",
};

/** The environment variable of a setting: `ARMATURE_BASE_URL` for `baseUrl`. */
export function variableOf(name: string): string {
  return `ARMATURE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** How an error calls a setting, and what it says about setting it. */
interface Words {
  readonly called: (name: string) => string;
  readonly advice: (name: Name) => string;
  /** Where so many settings may come from besides. */
  readonly alsoTaken: (count: number) => string;
}

const ofAStack: Words = {
  called: (name) => `armature:${name}`,
  advice: (name) => {
    const secret = name === "apiKey" ? "--secret " : "";
    return `run \`pulumi config set ${secret}armature:${name} ${examples[name]}\` or set ${variableOf(name)}`;
  },
  alsoTaken: (count) => ` An explicit Provider takes ${count === 1 ? "it as an argument" : "them as arguments"}.`,
};

const ofACommand: Words = {
  called: variableOf,
  advice: (name) => `set ${variableOf(name)} to ${examples[name]}`,
  alsoTaken: () => "",
};

const isSet = (value: unknown): boolean => value !== undefined && value !== "";

/** A setting as it is given, checked or not. */
export interface Given {
  readonly name: Name;
  /** Undefined where nothing gives it. */
  readonly value: unknown;
  readonly from: "stack" | "environment" | undefined;
}

/**
 * What gives each setting: the stack (or the explicit provider) first, then the environment.
 * Base URL and organization name the account together, so the first place that gives either decides both.
 */
export function givenSettings(stack: Lookup, environment: Lookup): readonly Given[] {
  const isNamed = isSet(stack("armature:baseUrl")) || isSet(stack("armature:organization"));
  return names.map((name) => {
    const own = stack(`armature:${name}`);
    if (isSet(own)) return { name, value: own, from: "stack" };
    const mayBeOutside = !isNamed || (name !== "baseUrl" && name !== "organization");
    const outside = mayBeOutside ? environment(variableOf(name)) : undefined;
    return isSet(outside) ? { name, value: outside, from: "environment" } : { name, value: undefined, from: undefined };
  });
}

/**
 * The settings of one account.
 *
 * @param stack undefined for a command, which has the environment alone
 * @throws SettingsError
 */
export function readSettings(stack: Lookup | undefined, environment: Lookup): Settings {
  const words = stack === undefined ? ofACommand : ofAStack;
  const { called, advice } = words;
  const given = Object.fromEntries(
    givenSettings(stack ?? (() => undefined), environment).flatMap(({ name, value, from }) =>
      from === undefined ? [] : [[name, value]],
    ),
  );
  const result = settingsSchema.safeParse(given);
  const problems: SettingProblem[] = (result.error?.issues ?? []).map((issue) => {
    const name = issue.path[0] as Name;
    return { name, said: issue.message, mend: advice(name) };
  });
  if (!("baseUrl" in given) && !("organization" in given)) {
    const mend = `${advice("organization")}, or, for another address, ${advice("baseUrl")}`;
    const said = `neither ${called("organization")} nor ${called("baseUrl")} is set`;
    problems.unshift({ name: undefined, said, mend });
  }
  if (!result.success || problems.length > 0) throw new SettingsError(problems, words);
  const settings = result.data;
  return {
    ...settings,
    baseUrl: settings.baseUrl ?? `https://${settings.organization ?? ""}.armature.app/api/armature/v1`,
  };
}
