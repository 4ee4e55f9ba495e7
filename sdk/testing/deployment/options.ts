import { recordOf, type StackConfig, stackConfig } from "../config.js";
import { objectOf } from "../emulator/check/object.js";
import { type Check, checked, oneLine, problem } from "../emulator/check/problem.js";
import { filledText, text } from "../emulator/check/value.js";
import { isJsonObject } from "../emulator/json.js";
import { keyForm } from "../emulator/routes/auth.js";

/** What is deployed, and where to. */
export interface DeployOptions {
  /** The folder of a Pulumi project of the runtime `nodejs`, with its `Pulumi.yaml`. It stays as it is. */
  readonly folder: string;
  /** The account that the stack deploys to: what `startEmulator` gives, or the base URL and a key of a running one. */
  readonly emulator: { readonly url: string; readonly apiKey: string };
  /**
   * The stack's configuration. `armature:baseUrl`, `armature:apiKey` and, so that a gate does not keep a test waiting,
   * `armature:pollIntervalSeconds` (0.1) and `armature:maxPollIntervalSeconds` (0.3) are set, unless they are here. A
   * `Pulumi.<stack>.yaml` of the project is not read.
   * @default nothing else
   */
  readonly config?: StackConfig;
  /** The name of the stack. @default "test" */
  readonly stack?: string;
  /**
   * More environment variables of program, engine and providers, each instead of the one that is set. Of the test's own
   * environment they get what any process needs, as `PATH`, `TMPDIR`, `LANG` and `NODE_OPTIONS`; `HOME` is an empty folder.
   * All but this machine and the emulator's host is behind a proxy that refuses: `HTTPS_PROXY`, empty or the address of a
   * real one, or `NO_PROXY` with hosts lets it out.
   * @default none
   */
  readonly env?: Readonly<Record<string, string>>;
}

const baseUrl: Check<string> = (value, field) =>
  typeof value === "string" && URL.canParse(value) ? [] : problem(field, "must be a URL");

const apiKey: Check<string> = (value, field) =>
  typeof value === "string" && keyForm.test(value) ? [] : problem(field, "must have the form amt_<key-id>_<secret>");

/** An emulator has more than its account. */
const emulator: Check<DeployOptions["emulator"]> = (value, field) =>
  isJsonObject(value)
    ? [...baseUrl(value["url"], `${field}.url`), ...apiKey(value["apiKey"], `${field}.apiKey`)]
    : problem(field, "must be what startEmulator gives");

const stackName: Check<string> = (value, field) =>
  typeof value === "string" && /^[\w.-]{1,100}$/u.test(value)
    ? []
    : problem(field, "must be a name of letters, digits, hyphens, underscores and periods");

const deployOptions: Check<DeployOptions> = objectOf<DeployOptions>(
  { folder: filledText, emulator, config: stackConfig, stack: stackName, env: recordOf(text) },
  ["folder", "emulator"],
);

/** @throws Error naming every problem of every option */
export const checkDeployOptions = (options: unknown): DeployOptions =>
  checked(deployOptions, options, (problems) => new Error(`deployProgram cannot be used so: ${oneLine(problems)}.`));
