import type { HttpBindings } from "@hono/node-server";
import type { KeyRing } from "./auth.js";
import type { FaultRules } from "../fault/rules.js";
import type { RequestLog } from "../log/request-log.js";
import type { RequestRecord } from "../log/request-record.js";
import type { Profile } from "../profile/profile.js";
import type { RunScript } from "../script/run-script.js";
import type { Store } from "../store/store.js";
import type { Actor } from "./auth.js";

/** All that the routes share; `profile`, `script` and `faults` change while the server runs. */
export interface World {
  readonly store: Store;
  readonly keys: KeyRing;
  readonly log: RequestLog;
  /** Aborted when the server stops, so that nothing waits on. */
  readonly stopping: AbortSignal;
  profile: Profile;
  script: readonly RunScript[];
  faults: FaultRules;
}

/** What a route finds in Hono's context. */
export interface RequestEnvironment {
  Bindings: HttpBindings;
  Variables: {
    /** The body as it came. */
    text: string;
    /** The entry of this request in the log. */
    record: RequestRecord;
    /** Whose key it is. */
    actor: Actor;
  };
}
