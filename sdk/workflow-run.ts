import * as pulumi from "@pulumi/pulumi";
import { jsonInputs } from "./json-value.js";
import { internalInputs, optionsFor } from "./registration.js";
import { tellUnknownSettings } from "./unknown-settings.js";
import type { TesterTarget } from "./workflow.js";

/**
 * Files for a pipeline to read, each of its own; a relative path counts from the program's folder. They say `pending` from
 * when the gate's turn comes, and the outcome before it fails.
 */
export interface Reports {
  /**
   * JUnit XML, a test case for each run, called by its model: `gpt-5`, then `gpt-5 (2)`. Failures mean that the gate
   * failed, errors that it is inconclusive or open; a run that did not pass under another verdict is skipped.
   * @default not written
   */
  junit?: pulumi.Input<string | undefined>;
  /** The result as JSON, with all that is known of each run but the judge's reasons, which may quote a secret. @default not written */
  json?: pulumi.Input<string | undefined>;
  /** Markdown, for a pull request. With `GITHUB_STEP_SUMMARY` set, it goes there too. @default not written */
  markdown?: pulumi.Input<string | undefined>;
}

/**
 * When runs are dispatched, what is said of them, and what a deployment makes of their verdict. Of the API's
 * `POST /workflows/{id}/runs` each field is here under its own name.
 */
export interface WorkflowRunArgs {
  /** The id of the workflow to run. Not empty. Another one dispatches. */
  workflowId: pulumi.Input<string>;
  /** Any JSON: the image, a commit, a configuration. A change, at any depth, dispatches; the order of keys says nothing. @default none */
  triggers?: unknown;
  /** The workflow's version, such as `workflow.currentVersion.id`, so that a new definition dispatches. @default none */
  workflowVersionId?: pulumi.Input<string | undefined>;
  /** Dispatches at every update; a run of one that died is taken up within an hour of its end. @default false */
  everyUpdate?: pulumi.Input<boolean | undefined>;
  /** A label for the dashboard. A change counts from the next dispatch. @default none */
  reason?: pulumi.Input<string | undefined>;
  /** The run to compare with. A change counts from the next dispatch. @default the model's last pass, in reports */
  baselineRunId?: pulumi.Input<string | undefined>;
  /** Models in place of the workflow's. Not beside `testerTargets`. A change counts from the next dispatch. @default the workflow's */
  testerModelIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Testers in place of the workflow's. A change counts from the next dispatch. @default the workflow's */
  testerTargets?: pulumi.Input<pulumi.Input<TesterTarget>[] | undefined>;
  /**
   * Makes the server run anew even where it would return a run that it knows. A dispatch that was cut off is then found
   * again only where the server's list of runs tells keys. @default false
   */
  forceNewRun?: pulumi.Input<boolean | undefined>;
  /**
   * Names a dispatch, so that asking twice gives the same runs. Another one dispatches. It is sent as it is for the first
   * dispatch after it was set; later ones, and further repeats, add a hash to it. By the API's own rule one that was used
   * before brings back the runs of then, whatever they were for. @default made from what dispatches
   */
  idempotencyKey?: pulumi.Input<string | undefined>;
  /**
   * What a deployment makes of the verdict: `off` dispatches and goes on; `warn` waits and says it; `block` waits and
   * stops whatever depends on the run unless it passes. @default "off"
   */
  gate?: pulumi.Input<"off" | "warn" | "block" | undefined>;
  /**
   * How many of the runs have to pass: all, any one, or a number from 1 to 1000. More than there are dispatch once
   * `repeats` and the testers make so many. @default "all"
   */
  requiredPasses?: pulumi.Input<"all" | "any" | number | undefined>;
  /** How often each tester runs, from 1 to 20. A change counts from the next dispatch. @default 1 */
  repeats?: pulumi.Input<number | undefined>;
  /**
   * What becomes of runs that say nothing, such as one that ended with an error: they block, they warn, or all testers are
   * dispatched again, those that passed too, twice at most. @default "block"
   */
  onInconclusive?: pulumi.Input<"block" | "warn" | "retry" | undefined>;
  /**
   * What an update does about a gate that stopped the last one: dispatch again, or hold until something changes. A change
   * counts at once: it dispatches a held gate again, or holds one that would be dispatched. @default "redispatch"
   */
  afterFailure?: pulumi.Input<"redispatch" | "hold" | undefined>;
  /**
   * How long a run may take, counted in each update from when it is seen to have started; in seconds, from 1 to 86400.
   * @default 1800
   */
  timeoutSeconds?: pulumi.Input<number | undefined>;
  /** How long an update waits for a run's start, counted anew in each; in seconds, from 1 to 86400. @default 900 */
  queueTimeoutSeconds?: pulumi.Input<number | undefined>;
  /** Where reports are written, unless the gate is off. @default none */
  reports?: pulumi.Input<Reports | undefined>;
}

/** What a run, or all runs together, say: nothing yet, or one of three things. */
export type Verdict = "pending" | "pass" | "fail" | "inconclusive";

/** A run; what the server did not say is absent. */
export interface Run {
  readonly id: string;
  /** Which dispatch made it, counted over the life of the resource. */
  readonly sequence: number;
  readonly model?: string;
  /** The server's own word. */
  readonly status: string;
  readonly verdict: Verdict;
  /** The run in the dashboard. */
  readonly url: string;
  /** By the server's clock, in the server's words. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** What it cost in US dollars, as the server tells it. */
  readonly costUsd?: number;
  /** How many of all its criteria passed, required or not. */
  readonly criteria?: { readonly passed: number; readonly total: number };
  /** The required criteria that did not pass. */
  readonly failedCriteria?: readonly string[];
  /** The run that it was compared with, where one of its criteria did not pass. */
  readonly baselineRunId?: string;
  /** The criteria that passed in that run and did not here. */
  readonly regressions?: readonly string[];
  /** Why the run says nothing, where its status does not say it. */
  readonly why?: string;
}

/**
 * The outcome in short, for the next step of a pipeline: `schema/gate-result.schema.json` of this package describes it.
 * Not secret: of the arguments it holds `gate`, `requiredPasses` and the id of the workflow, even where the program declares
 * these as secrets; of each run `id`, `sequence`, `model`, `status`, `verdict` and `url` alone,
 * each of the server's words on one line, cut after 300 characters.
 */
export interface GateResult {
  /** Of this form: a change of meaning is another number. */
  readonly version: 1;
  /** Pulumi's project, stack and logical name: whose gate it is. */
  readonly project: string;
  readonly stack: string;
  readonly name: string;
  readonly verdict: Verdict;
  readonly gate: "off" | "warn" | "block";
  /** Whether it stopped the deployment. */
  readonly blocked: boolean;
  /** Whether the runs passed only after inconclusive ones, which `onInconclusive` had dispatched again. */
  readonly flaky: boolean;
  /** Why there is no other verdict, where the runs do not say it: some are missing, or none could be dispatched. */
  readonly why?: string;
  /** Why a gate that did not pass did not stop the deployment. */
  readonly bypass?: { readonly gate: "warn"; readonly reason: string };
  readonly workflowId: string;
  readonly sequence: number;
  readonly dispatchedAt: string;
  readonly requiredPasses: "all" | "any" | number;
  /** How many runs came to each verdict. */
  readonly count: Readonly<Record<Verdict, number>>;
  readonly runs: readonly Run[];
  /** The runs that said nothing and were dispatched again. */
  readonly retried: readonly Run[];
}

/**
 * Runs of a workflow, dispatched once for each change of what dispatches them, and a gate on their verdict. A refresh, a
 * destroy, and an update that changes nothing of it dispatch nothing; deleting it leaves the runs and the workflow alone.
 * `workflowId`, `triggers`, `workflowVersionId` and `gate` are outputs too, as they are declared.
 */
export class WorkflowRun extends pulumi.CustomResource {
  /** @internal */
  static readonly __pulumiType = "pulumi-nodejs:dynamic/armature:WorkflowRun";

  declare readonly workflowId: pulumi.Output<string>;
  declare readonly triggers: pulumi.Output<unknown>;
  declare readonly workflowVersionId: pulumi.Output<string | undefined>;
  declare readonly gate: pulumi.Output<"off" | "warn" | "block" | undefined>;
  /** The runs that are judged: those of the last dispatch. */
  declare readonly runIds: pulumi.Output<string[]>;
  /** What is known of each of them. */
  declare readonly runs: pulumi.Output<Run[]>;
  /** What they say together; `pending` where the gate is off and nobody has looked. */
  declare readonly verdict: pulumi.Output<Verdict>;
  /** How many dispatches there have been. */
  declare readonly sequence: pulumi.Output<number>;
  /** When the last one was, as an ISO time. */
  declare readonly dispatchedAt: pulumi.Output<string>;
  /** All of it in short, for the next step of a pipeline. */
  declare readonly result: pulumi.Output<GateResult>;

  /** True if the value is a run, whichever copy of this package made it. */
  static override isInstance(value: unknown): value is WorkflowRun {
    const isResource = pulumi.CustomResource.isInstance(value) && "__pulumiType" in value;
    return isResource && value.__pulumiType === WorkflowRun.__pulumiType;
  }

  /** @throws pulumi.RunError when an argument holds something that is not JSON */
  constructor(name: string, args: WorkflowRunArgs, options?: pulumi.CustomResourceOptions) {
    tellUnknownSettings();
    const inputs = {
      ...jsonInputs(`WorkflowRun "${name}"`, args),
      runIds: undefined,
      runs: undefined,
      verdict: undefined,
      sequence: undefined,
      dispatchedAt: undefined,
      result: undefined,
      ...internalInputs("workflowRun", WorkflowRun.__pulumiType, name, options),
    };
    // A hash of what may be a secret is encrypted with it.
    const additionalSecretOutputs = ["__dispatching", ...(options?.additionalSecretOutputs ?? [])];
    super(WorkflowRun.__pulumiType, name, inputs, { ...optionsFor(options), additionalSecretOutputs });
  }
}
