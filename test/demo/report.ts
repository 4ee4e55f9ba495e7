import type { Check } from "./check.js";
import { say } from "./say.js";

/** What a step came to. */
export interface Result {
  /** What it was to show. */
  readonly heading: string;
  readonly checks: readonly Check[];
}

const failedOf = ({ checks }: Result): readonly Check[] => checks.filter(({ holds }) => !holds);

/** Lists what was shown and what was not, and says whether all of it was. */
export function report(results: readonly Result[], wanted: number): boolean {
  for (const result of results) {
    const failed = failedOf(result);
    say(`  ${failed.length === 0 ? "✓" : "✗"} ${result.heading}\n`);
    for (const { text } of failed) say(`      does not hold: ${text}\n`);
  }
  const shown = results.filter((result) => failedOf(result).length === 0);
  const checks = results.flatMap((result) => result.checks);
  const held = checks.filter(({ holds }) => holds);
  say(`\n${shown.length} of ${wanted} shown, by ${held.length} of ${checks.length} checks.\n`);
  return shown.length === wanted;
}
