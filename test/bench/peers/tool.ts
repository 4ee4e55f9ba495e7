import type { ChildEnd } from "../../support/process/child.js";

/** A command, run in the folder of a project. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface NamedCommand extends Command {
  /** As a user calls it. */
  readonly name: string;
}

/** A command that says what would change, and whether it has said that something would. */
export interface Preview extends NamedCommand {
  readonly tells: (end: ChildEnd) => boolean;
}

/** What a tool offers to keep its state from being read. */
export interface Protection {
  /** As its documentation calls it. */
  readonly name: string;
  /** The environment in which the program makes use of it. */
  readonly env: NodeJS.ProcessEnv;
}

/** A way to have the workflows on the server that the project's `workflows.json` declares. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Lays the program into the folder of a project. */
  readonly layOut: (folder: string) => void;
  /** What a new project needs once before anything else. */
  readonly init?: Command;
  readonly apply: Command;
  readonly destroy: Command;
  /** What looks at the server and takes over what it finds. */
  readonly refresh?: Command;
  readonly preview?: Preview;
  /** What lists the commands and options of a tool without a preview, so that the lack of one is seen, not asserted. */
  readonly help?: readonly Command[];
  /** What deploys everything, changed or not, and how a user asks for that. */
  readonly force?: NamedCommand;
  readonly protection?: Protection;
}

/** A tool that is not here. */
export interface Skipped {
  readonly name: string;
  /** Why, in one line. */
  readonly skipped: string;
}
