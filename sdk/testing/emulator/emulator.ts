import type { Fault } from "./fault/fault.js";
import type { EmulatorStats, RequestRecord } from "./log/request-record.js";
import type { Profile } from "./profile/profile.js";
import type { ProfileName } from "./profile/profiles.js";
import type { RoleKey } from "./routes/auth.js";
import type { RunScript } from "./script/run-script.js";
import type { RunRecord } from "./store/run-record.js";
import type { WorkflowRecord } from "./store/workflow-record.js";

/** An Armature emulator that runs, in this process or in another. */
export interface Emulator {
  /** The base URL of its REST API, for `armature:baseUrl`. */
  readonly url: string;
  /** The requests that came to the API, oldest first. */
  requests(): Promise<readonly RequestRecord[]>;
  /** Forgets the requests that came so far, and starts `stats` anew. */
  clearRequests(): Promise<void>;
  /** Every workflow, archived ones too, oldest first. */
  workflows(): Promise<readonly WorkflowRecord[]>;
  /** Every run as it stands now, oldest first. */
  runs(): Promise<readonly RunRecord[]>;
  /** Puts these faults in place of all others. @throws EmulatorOptionError naming every problem of every rule. */
  setFaults(faults: readonly Fault[]): Promise<void>;
  /** Changes the answers from now on; choices left out are those of `documented`. @throws EmulatorOptionError */
  setProfile(profile: ProfileName | Partial<Profile>): Promise<void>;
  /** Decides how the runs that are queued from now on go. @throws EmulatorOptionError naming every problem of every rule. */
  setScript(script: readonly RunScript[]): Promise<void>;
  /** How busy it was since it started, or since `clearRequests`. */
  stats(): Promise<EmulatorStats>;
  /** Closes every connection and the port, and writes the state file. @throws Error when the state file cannot be written. */
  stop(): Promise<void>;
}

/** An emulator that runs in this process. */
export interface StartedEmulator extends Emulator {
  /** The key of role `owner` that it takes, for `armature:apiKey`. */
  readonly apiKey: string;
}

/** How an emulator starts. */
export interface EmulatorOptions {
  /** A TCP port of the loopback address, from 0 to 65535; 0 is any free one. @default 0 */
  readonly port?: number;
  /** A key of role `owner`, as `amt_<key-id>_<secret>`. @default the one that the state file holds, else a new one */
  readonly apiKey?: string;
  /** More keys, each with its role. @default none */
  readonly keys?: readonly RoleKey[];
  /** How it answers where the API's pages are silent; choices left out are those of `documented`. @default "documented" */
  readonly profile?: ProfileName | Partial<Profile>;
  /** What goes wrong. @default nothing */
  readonly faults?: readonly Fault[];
  /** How runs go. @default each passes, after 50 ms pending and 100 ms running */
  readonly script?: readonly RunScript[];
  /**
   * A file that what it holds is read from at the start and kept in, with a key of its own making; one that was given is
   * not. @default kept in memory only
   */
  readonly stateFile?: string;
}
