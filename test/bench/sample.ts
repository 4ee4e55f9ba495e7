/** What one operation took. */
export interface Sample {
  readonly wallMs: number;
  readonly isClean: boolean;
  readonly changes: Readonly<Record<string, number>>;
  /** How many requests of each kind came to the server. */
  readonly requests: Readonly<Record<string, number>>;
  /** How many of them it refused with a 429. */
  readonly refused: number;
  readonly connections: number;
  readonly maxInFlight: number;
  /** What the provider's process took at most; undefined when there was none. */
  readonly peakMb: number | undefined;
  /** What the state keeps of one workflow; undefined when it has none. */
  readonly stateBytes: StateBytes | undefined;
}

/** Of a workflow in the state file, in the mean. */
export interface StateBytes {
  readonly whole: number;
  /** Its own inputs and outputs. */
  readonly json: number;
  /** What the engine keeps of every resource, whoever provides it: URN, type, parent, provider, times. */
  readonly engine: number;
  /** All the rest. */
  readonly provider: number;
}
