import * as pulumi from "@pulumi/pulumi";
import { jsonInputs } from "./json-value.js";
import { internalInputs, isId, optionsFor, readOnlyInputs } from "./registration.js";
import { tellUnknownSettings } from "./unknown-settings.js";
import { programError } from "./program-error.js";

/** A JSON object whose keys are not the provider's business. */
export type JsonObject = Record<string, unknown>;

/** One thing that a run is judged by. */
export interface Criterion {
  /** What has to hold, observable in the run's transcript; one idea each. Not empty. */
  criterionText: pulumi.Input<string>;
  /** Whether a run fails without it: only required criteria decide a run's status. @default the server's */
  isRequired?: pulumi.Input<boolean | undefined>;
}

/** One tester that runs the workflow: a model, and the skill it is given. */
export interface TesterTarget {
  /** The model, such as `claude-sonnet-4`. Not empty. */
  modelId: pulumi.Input<string>;
  /** How the skill is used. The API page names no values. @default the server's */
  skillMode?: pulumi.Input<string | undefined>;
  /** The version of the skill. @default the server's */
  skillVersionId?: pulumi.Input<string | undefined>;
}

/** When a workflow runs by itself. Whatever else the server knows about a schedule may stand beside `cron`. */
export interface Schedule {
  /** Five fields: minute, hour, day of month, month, day of week; `0 9 * * *` is daily at nine. */
  cron?: pulumi.Input<string | undefined>;
  [key: string]: unknown;
}

/**
 * What a workflow is made of: the create fields of the API's `/workflows` page, under the API's own names. Any change is
 * one PATCH of the fields that changed, which writes a new version; nothing replaces the workflow. The page gives no
 * upper limits, so none are checked. Inputs that are wrong are refused all at once, before anything is sent.
 */
export interface WorkflowArgs {
  /** The name that the dashboard shows. Not empty. @default the logical name */
  name?: pulumi.Input<string | undefined>;
  /** The id of the MCP server to test. Not empty. */
  mcpServerId: pulumi.Input<string>;
  /** What the tester agent is asked to do. Not empty, and no place for secrets: traces are stored. */
  testerPrompt: pulumi.Input<string>;
  /** A short description for the dashboard. Not empty. @default none */
  description?: pulumi.Input<string | undefined>;
  /** The id of the auth profile that the tester uses on the MCP server. @default the server's */
  defaultMcpAuthProfileId?: pulumi.Input<string | undefined>;
  /** The one model that tests. Not beside `testerModelIds`. @default the server's */
  testerModelId?: pulumi.Input<string | undefined>;
  /** The models that test, one run each. Their order counts. Not beside `testerModelId`. @default the server's */
  testerModelIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** The testers, one run each, where a model alone does not say enough. @default the server's */
  testerTargets?: pulumi.Input<pulumi.Input<TesterTarget>[] | undefined>;
  /** What a run is judged by. Their order counts. @default none */
  criteria?: pulumi.Input<pulumi.Input<Criterion>[] | undefined>;
  /** When it runs by itself. Removing it makes the workflow manual-only. @default manual-only */
  schedule?: pulumi.Input<Schedule | undefined>;
  /** Limits of a run, as the server takes them. @default the server's */
  limits?: pulumi.Input<JsonObject | undefined>;
  /** When a run is tried again, as the server takes it. @default the server's */
  retryPolicy?: pulumi.Input<JsonObject | undefined>;
  /** Which tools the tester may use, as the server takes it, such as `{ allowed_tools: ["search"] }`. @default the server's */
  toolPolicy?: pulumi.Input<JsonObject | undefined>;
  /**
   * Data of your own. The provider adds its mark under `pulumi-armature`, so that a creation whose answer was lost is
   * found again, unless `armature:marker` is false; that key is not yours. @default none
   */
  metadata?: pulumi.Input<JsonObject | undefined>;
}

/** How many of the runs that a creation starts were queued. */
export interface InitialDispatch {
  readonly queued: number;
  readonly failed: number;
}

/**
 * A workflow of Armature: an agent that tests an MCP server, and the criteria that a judge holds its runs against.
 * Creating it starts a run for each tester, whether it has a schedule or not; deleting it archives it and keeps its
 * history. The resource option `import: "<workflow id>"` adopts one that exists, if it is what the program declares.
 * Every input is an output too, as it is declared.
 */
export class Workflow extends pulumi.CustomResource {
  /** @internal */
  static readonly __pulumiType = "pulumi-nodejs:dynamic/armature:Workflow";

  declare readonly name: pulumi.Output<string>;
  declare readonly mcpServerId: pulumi.Output<string>;
  declare readonly testerPrompt: pulumi.Output<string>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly defaultMcpAuthProfileId: pulumi.Output<string | undefined>;
  declare readonly testerModelId: pulumi.Output<string | undefined>;
  declare readonly testerModelIds: pulumi.Output<string[] | undefined>;
  declare readonly testerTargets: pulumi.Output<pulumi.Unwrap<TesterTarget>[] | undefined>;
  declare readonly criteria: pulumi.Output<pulumi.Unwrap<Criterion>[] | undefined>;
  declare readonly schedule: pulumi.Output<JsonObject | undefined>;
  declare readonly limits: pulumi.Output<JsonObject | undefined>;
  declare readonly retryPolicy: pulumi.Output<JsonObject | undefined>;
  declare readonly toolPolicy: pulumi.Output<JsonObject | undefined>;
  declare readonly metadata: pulumi.Output<JsonObject | undefined>;
  /** The version that runs test now. Every change writes a new one. */
  declare readonly currentVersion: pulumi.Output<{ readonly id: string }>;
  /** What the creation started; undefined for a workflow that was adopted. */
  declare readonly initialDispatch: pulumi.Output<InitialDispatch | undefined>;

  /** True if the value is a workflow, whichever copy of this package made it. */
  static override isInstance(value: unknown): value is Workflow {
    return (
      pulumi.CustomResource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === Workflow.__pulumiType
    );
  }

  /**
   * A workflow that exists and that this program does not declare. It is read whenever the program runs, a preview
   * included, and never created, changed or archived; a destroy forgets it. Its outputs are what the server tells of it:
   * no secrets, unless the option `additionalSecretOutputs` names them. `initialDispatch` is undefined. With an id that a
   * preview does not know yet its outputs are unknown. One that does not exist fails the program's deployment; a refresh
   * forgets one that is gone.
   *
   * Do not turn a name that was read into one that is declared, unless by the option `import`: it would be a creation. The
   * other way round, keep the logical name, which lets go of the workflow; under another name the end of the declared one
   * would archive what is read, and is refused.
   *
   * @param name the logical name, which no declared workflow of the program may have
   * @param id the id on the server; `getWorkflow` finds a workflow by its name
   * @throws pulumi.RunError when the id cannot be one
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Workflow {
    return new Workflow(name, undefined, { ...options, id });
  }

  /** @throws pulumi.RunError when an argument holds something that is not JSON */
  constructor(name: string, args: WorkflowArgs, options?: pulumi.CustomResourceOptions);
  /** @internal */
  constructor(name: string, args: undefined, options: pulumi.CustomResourceOptions);
  constructor(name: string, args: WorkflowArgs | undefined, options?: pulumi.CustomResourceOptions) {
    tellUnknownSettings();
    const isRead = args === undefined && options !== undefined && "id" in options;
    const inputs = isRead ? inputsToRead(name, options.id) : inputsToDeclare(name, args, options);
    super(Workflow.__pulumiType, name, inputs, optionsFor(options));
  }
}

/** What a program gets of a workflow that it reads. */
const allOutputs: Readonly<Record<keyof WorkflowArgs | "currentVersion" | "initialDispatch", undefined>> = {
  name: undefined,
  mcpServerId: undefined,
  testerPrompt: undefined,
  description: undefined,
  defaultMcpAuthProfileId: undefined,
  testerModelId: undefined,
  testerModelIds: undefined,
  testerTargets: undefined,
  criteria: undefined,
  schedule: undefined,
  limits: undefined,
  retryPolicy: undefined,
  toolPolicy: undefined,
  metadata: undefined,
  currentVersion: undefined,
  initialDispatch: undefined,
};

/** Without an id Pulumi would not read, but create. */
function inputsToRead(name: string, id: pulumi.Input<pulumi.ID> | undefined): pulumi.Inputs {
  const comesLater = pulumi.Output.isInstance(id) || id instanceof Promise;
  if (comesLater || isId(id)) return { ...allOutputs, ...readOnlyInputs("workflow") };
  throw programError(`Workflow.get("${name}"): the id is not that of a workflow, such as "wf_…".`);
}

/** @param args left out only by a program in JavaScript: the provider tells what is missing */
function inputsToDeclare(
  name: string,
  args: WorkflowArgs | undefined,
  options: pulumi.CustomResourceOptions | undefined,
): pulumi.Inputs {
  if (options?.id !== undefined) {
    throw programError(`Workflow "${name}": the resource option id reads what exists; use Workflow.get instead.`);
  }
  const given: Partial<WorkflowArgs> = jsonInputs(`Workflow "${name}"`, args ?? {});
  return {
    ...given,
    name: nameOr(given.name, name),
    currentVersion: undefined,
    initialDispatch: undefined,
    ...internalInputs("workflow", Workflow.__pulumiType, name, options),
  };
}

/** Whether a name is given is known at once, or only when an output or a promise is there. */
function nameOr(given: WorkflowArgs["name"], logicalName: string): pulumi.Input<string> {
  const comesLater = pulumi.Output.isInstance(given) || given instanceof Promise;
  return comesLater ? pulumi.output(given).apply((name) => name ?? logicalName) : (given ?? logicalName);
}
