import type { EmulatorOptions, Fault, StartedEmulator } from "../../sdk/testing/index.js";
import type { Handler } from "../support/provider-process/inputs.js";
import type { StackResource } from "../support/provider-process/resource.js";

/** A resource of a stack, under a logical name that the server hears of as well. */
export interface Actor {
  readonly name: string;
  readonly resource: StackResource;
}

/** A server, and what is there before any deployment. */
export interface Stage {
  readonly emulator: StartedEmulator;
  /** A workflow that was made by hand. */
  readonly workflowId: string;
  /** A folder for what is written. */
  readonly folder: string;
  /** A resource of the stack that is not there yet. */
  readonly enter: (name: string) => StackResource;
}

/** A verb that may die at any point, and what has to come of it all the same. */
export interface Scenario {
  readonly what: string;
  /** What the actors are. */
  readonly handler: Handler;
  readonly emulator?: EmulatorOptions;
  /** What goes wrong during the deployment that dies. */
  readonly faults?: readonly Fault[];
  /** The deployment before. */
  readonly prepare?: (actor: Actor, stage: Stage) => Promise<Actor>;
  /** The deployment that dies, and the one after it. */
  readonly perform: (actor: Actor, stage: Stage) => Promise<unknown>;
  /** What there is of an actor. */
  readonly sight: (actor: Actor, stage: Stage) => Promise<unknown>;
  /** What there has to be at last. */
  readonly outcome: unknown;
  /**
   * Whether the server has done something of which the engine has no word, which only a process that gets no time may
   * leave behind. Absent where the answer is lost anyhow.
   */
  readonly isUnknown?: (actor: Actor, stage: Stage) => Promise<boolean>;
}
