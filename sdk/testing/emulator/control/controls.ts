import type { Emulator } from "../emulator.js";
import { checkFaults } from "../fault/check-faults.js";
import { FaultRules } from "../fault/rules.js";
import { resolveProfile } from "../profile/resolve.js";
import type { World } from "../routes/world.js";
import { checkScript } from "../script/run-script.js";
import { runRecord } from "../store/run-record.js";
import { workflowRecord } from "../store/workflow-record.js";

/** What the server's owner does with it as a whole. */
interface Lifetime {
  /** Writes the state file. */
  readonly save: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Settings = "setFaults" | "setProfile" | "setScript";

/** What can be asked of the emulator besides its API; a setting may have come over HTTP, so each is checked. */
export type Controls = Lifetime &
  Pick<Emulator, "requests" | "clearRequests" | "workflows" | "runs" | "stats"> &
  Readonly<Record<Settings, (value: unknown) => Promise<void>>>;

/** Does the work at once; what it throws comes as a rejection. */
const now = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });

export const controlsOf = (world: World, lifetime: Lifetime): Controls => ({
  ...lifetime,
  // A copy, so that later requests do not change it under its reader.
  requests: () => now(() => structuredClone(world.log.records())),
  clearRequests: () => now(() => world.log.clear()),
  workflows: () => now(() => structuredClone(world.store.workflows().map(workflowRecord))),
  runs: () =>
    now(() => {
      const nowMs = Date.now();
      return structuredClone(world.store.runs().map((run) => runRecord(run, nowMs)));
    }),
  stats: () => now(() => world.log.stats()),
  setFaults: (faults) =>
    now(() => {
      world.faults = new FaultRules(checkFaults(faults));
    }),
  setProfile: (profile) =>
    now(() => {
      world.profile = resolveProfile(profile);
    }),
  setScript: (script) =>
    now(() => {
      world.script = checkScript(script);
    }),
});
