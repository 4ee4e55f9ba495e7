import pLimit from "p-limit";
import type { Cell } from "./cell.js";
import type { FaultCase } from "./fault.js";
import { faults } from "./faults.js";
import { intended } from "./intended.js";
import { runCell } from "./run-cell.js";
import { verbs, type Verb } from "./verbs.js";

/** A place in the table. */
export interface Place {
  readonly verb: Verb;
  readonly fault: FaultCase;
}

/** A place with what is seen there beside what is intended. */
export interface Entry extends Place {
  readonly intended: Cell;
  readonly seen: Cell;
}

export const places: readonly Place[] = verbs.flatMap((verb) => faults.map((fault) => ({ verb, fault })));

/** The table as it is meant to be. */
export const asIntended = (): readonly Entry[] =>
  places.map(({ verb, fault }) => {
    const cell = intended(verb, fault);
    return { verb, fault, intended: cell, seen: cell };
  });

/** A cell mostly waits, for deadlines and for pauses between retries. */
const atOnce = 6;

/** Runs these cells against the built provider. */
export function runCells(which: readonly Place[]): Promise<Entry[]> {
  const limit = pLimit(atOnce);
  return Promise.all(
    which.map(({ verb, fault }) =>
      limit(async () => ({ verb, fault, intended: intended(verb, fault), seen: await runCell(verb, fault) })),
    ),
  );
}
