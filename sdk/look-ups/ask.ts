import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { tellUnknownSettings } from "../unknown-settings.js";
import { asked, type LookUps } from "./account.js";
import { problemsIn, refuse, textsIn, type Form, type Texts } from "./arguments.js";
import { accountOf, optionProblems, type ExplicitAccount, type LookUpOptions } from "./options.js";
import { programError } from "../program-error.js";

/** A function of the package that looks something up. */
export interface LookUp<Result> {
  /** The name of its plain form; the other one has `Output` behind it. */
  readonly name: string;
  readonly form: Form;
  readonly ask: (lookUps: LookUps, texts: Texts) => Promise<Result>;
}

/** A program that no engine runs is one run. */
const withoutEngine = {};

/** The plain form of a look-up. @throws pulumi.RunError */
export async function plainly<Result>(
  lookUp: LookUp<Result>,
  args: object,
  options: LookUpOptions = {},
): Promise<Result> {
  const { name, form } = lookUp;
  refuse(name, [...problemsIn(args, form, `${name}Output`), ...optionProblems(options)]);
  const account = accountOf(name, options);
  const settings = account === undefined ? undefined : await knownSettings(name, account);
  return answer(lookUp, textsIn(name, args, form), account?.provider, settings, false);
}

/** The form of a look-up that takes and gives outputs: unknown with its arguments, and secret with them. */
export function asOutput<Result>(
  lookUp: LookUp<Result>,
  args: pulumi.Inputs,
  options: LookUpOptions = {},
): pulumi.Output<Result> {
  const { name, form } = lookUp;
  refuse(name, [...problemsIn(args, form), ...optionProblems(options)]);
  const account = accountOf(name, options);
  const given = pulumi.output(args);
  // An account's key is a secret; what the account tells is none.
  const settings = pulumi.unsecret(pulumi.output(account?.settings));
  const answered = pulumi.all([given, settings]).apply(async ([known, set]) => {
    const isSecret = await pulumi.isSecret(given);
    return answer(lookUp, textsIn(name, known, form), account?.provider, set, isSecret);
  });
  return answered;
}

/** @throws pulumi.RunError where a preview does not know them yet */
async function knownSettings(name: string, { settings }: ExplicitAccount): Promise<Readonly<Record<string, unknown>>> {
  const known: unknown = await pulumi.runtime.serializeProperty(name, pulumi.unsecret(pulumi.output(settings)));
  if (typeof known === "object" && known !== null) return { ...known };
  throw programError(
    `${name}: its provider has an argument that is not known before it is deployed; use ${name}Output, or a setting that is known.`,
  );
}

async function answer<Result>(
  { name, ask }: LookUp<Result>,
  texts: Texts,
  provider: pulumi.ProviderResource | undefined,
  settings: Readonly<Record<string, unknown>> | undefined,
  isSecret: boolean,
): Promise<Result> {
  // What is done with the answer, such as another resource, belongs to the run.
  const done = pulumi.runtime.rpcKeepAlive();
  try {
    const monitor = pulumi.runtime.getMonitor();
    if (monitor instanceof MockMonitor) {
      return (await pulumi.runtime.invoke(`armature:index:${name}`, { ...texts }, provider && { provider })) as Result;
    }
    tellUnknownSettings();
    const account = {
      run: monitor ?? withoutEngine,
      provider,
      settings: settings ?? pulumi.runtime.allConfig(),
    };
    return await asked(account, { whose: name, isSecret, ask: (lookUps) => ask(lookUps, texts) });
  } finally {
    done();
  }
}
