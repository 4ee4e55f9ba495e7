/** What a user does to a stack. */
export type Verb = "preview" | "up" | "refresh" | "destroy";

/** How an operation went; a failed one says so by its exit code. */
export interface Operation {
  readonly exitCode: number;
  /** What a user sees, without colours. */
  readonly output: string;
  /** How many resources each change came to, as in `{ create: 2 }`; empty when the engine gave no summary. */
  readonly changes: Readonly<Record<string, number>>;
}

/** An operation that goes on. */
export interface RunningOperation {
  readonly ended: Promise<Operation>;
  /** Signals the operation, as Ctrl-C in a terminal does; SIGKILL ends everything that it started, too. */
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** The folder of a policy pack, and the file with its settings. */
export interface PolicyPackFolder {
  readonly folder: string;
  /** @default none */
  readonly config?: string;
}

export interface OperationOptions {
  /** More environment variables, for this operation alone. */
  readonly env?: Readonly<Record<string, string>>;
  /** The URNs of resources that are to be replaced, whatever the diff says. */
  readonly replace?: readonly string[];
  /** The policy packs that review a preview or an `up`. @default none */
  readonly policyPacks?: readonly PolicyPackFolder[];
  /** How much of its own log the engine prints, as `-v` says: 9 is all of it. @default none */
  readonly verbosity?: number;
}

/** What the process of an operation is told. */
export interface OperationRequest {
  readonly verb: Verb;
  readonly stackName: string;
  /** The folder with the project's and the stack's settings. */
  readonly workDir: string;
  readonly replace: readonly string[];
  readonly policyPacks: readonly PolicyPackFolder[];
  readonly verbosity: number;
}

/** What the process of an operation tells at its end, beside the engine's text. */
export type OperationReport = Pick<Operation, "changes">;
