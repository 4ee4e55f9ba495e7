/** A property bag as a program declares it or as the state keeps it: plain JSON, nothing else. */
export type Properties = Readonly<Record<string, unknown>>;

/** Stands in a property bag for a value that a preview does not know yet, at any depth. */
export const unknownValue: unique symbol = Symbol("unknown until the deployment runs");

/** Something wrong with what a program declares: where, and what to do about it. Never the value itself. */
export interface Problem {
  /** As a program would write it: `criteria[2].criterionText`. */
  readonly path: string;
  readonly message: string;
}

/** Where a resource stands in the user's code: what its marker and keys are derived from. */
export interface Origin {
  readonly project: string;
  readonly stack: string;
  /** The logical name. */
  readonly name: string;
  /** All of it, and the types of its parents, in one text that no other resource has. */
  readonly urn: string;
}

export interface Declaration {
  readonly inputs: Properties;
  readonly origin: Origin;
  /** The id of something that exists and is to be adopted instead of created. */
  readonly adopt: string | undefined;
}

/** What exists on the server: its id and what the state keeps of it (the declared inputs and the outputs). */
export interface Existing {
  readonly id: string;
  readonly state: Properties;
}

/** What a look at the server found: the declared inputs as they are there now, and the state made of them. */
export interface Observed {
  readonly inputs: Properties;
  readonly state: Properties;
}

/**
 * A failure after which the thing exists all the same. The state keeps it, whatever depends on it stops, and the next
 * deployment updates it.
 */
export class PartialState extends Error {
  override readonly name = "PartialState";
  readonly existing: Existing;
  /** Names of properties without which the state means the same, should it be too long to be kept whole. */
  readonly dispensable: readonly string[];

  constructor(message: string, existing: Existing, dispensable: readonly string[] = []) {
    super(message);
    this.existing = existing;
    this.dispensable = dispensable;
  }
}

/** Says something about the resource to whoever runs the deployment; what is passing may be gone with the next word. */
export type Tell = (severity: "passing" | "info" | "warning", message: string) => void;

/** The verbs of a resource, in the order of its life. Check and diff ask nobody. */
export interface Resource {
  /** What a program declared, without what the state keeps besides. */
  inputsIn(state: Properties): Properties;
  /** All problems at once; none when the inputs can be sent. */
  check(inputs: Properties): Promise<Problem[]>;
  /**
   * Whether an update is needed to turn what exists into what is declared.
   *
   * @throws Error when the two cannot go together
   */
  differs(existing: Existing, declaration: Declaration): boolean;
  /** What a deployment of this will do that its diff does not show; undefined when there is nothing to say. */
  foretell?(existing: Existing | undefined, declaration: Declaration): string | undefined;
  /** @throws PartialState when it exists but something failed */
  create(declaration: Declaration, tell: Tell): Promise<Existing>;
  /** Undefined when it is gone. */
  read(existing: Existing): Promise<Observed | undefined>;
  /** The full set of state. @throws PartialState when it was changed but something failed */
  update(existing: Existing, declaration: Declaration, tell: Tell): Promise<Properties>;
  delete(existing: Existing, origin: Origin): Promise<void>;
}
