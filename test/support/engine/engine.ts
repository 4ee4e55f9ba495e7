/** The `pulumi` command, which holds the engine. */
export interface Engine {
  /** The absolute path of the command. */
  readonly command: string;
  /** Its version, as in `3.259.0`. */
  readonly version: string;
  /** Where it was found, or how it was made just now. */
  readonly source: "path" | "cache" | "installer" | "go";
}

/** One way to an engine did not lead to it. */
export interface NoEngine {
  /** Why, as a clause that reads well after others. */
  readonly why: string;
}

export const isEngine = (result: Engine | NoEngine): result is Engine => "command" in result;
