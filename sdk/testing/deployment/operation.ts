import { existsSync, readFileSync } from "node:fs";

/** How an operation went that did not fail. */
export interface Operation {
  /**
   * How many resources each change came to, or would come to, as in `{ create: 3 }` and `{ same: 3 }`; the stack itself
   * is one of them.
   */
  readonly changes: Readonly<Record<string, number>>;
  /** What the engine and the program printed, without colours. */
  readonly output: string;
}

interface EngineEvent {
  readonly summaryEvent?: { readonly resourceChanges?: Operation["changes"] };
}

/** What the engine's last summary counts; nothing when it made none. */
export function changesIn(eventsFile: string): Operation["changes"] {
  if (!existsSync(eventsFile)) return {};
  const lines = readFileSync(eventsFile, "utf8").split("\n");
  const events = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as EngineEvent);
  return events.findLast(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent?.resourceChanges ?? {};
}
