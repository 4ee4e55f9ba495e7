import { Command } from "commander";
import { table } from "../../sdk/text/table.js";
import { type Combination, combinations } from "./combination.js";
import { steps } from "./steps.js";
import { type Outcome, tryCombination } from "./try-combination.js";

// Uses the packed package as its users do, with every package manager, runtime and Pulumi that it is for, and prints a table.

const { only } = new Command("test:matrix")
  .option("--only <text>", "the combinations with this in their name", "")
  .parse()
  .opts<{ only: string }>();

const columns = ["tools", ...Object.keys(steps)];

const cell = (outcomes: readonly Outcome[], column: string): string => {
  const outcome = outcomes.find(({ step }) => step === column);
  if (outcome === undefined) return "-";
  return outcome.problem === undefined ? outcome.seconds.toFixed(1) : "FAILED";
};

function row({ name }: Combination, outcomes: readonly Outcome[]): readonly string[] {
  const seconds = outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0);
  const isOk = outcomes.every(({ problem }) => problem === undefined);
  return [name, ...columns.map((column) => cell(outcomes, column)), seconds.toFixed(0), isOk ? "ok" : "FAILED"];
}

/** @throws Error when there is none: a matrix that tries nothing finds nothing out */
function chosen(): readonly Combination[] {
  const found = combinations.filter(({ name }) => name.includes(only));
  if (found.length > 0) return found;
  throw new Error(`No combination has "${only}" in its name: ${combinations.map(({ name }) => name).join("; ")}.`);
}

async function main(): Promise<void> {
  const rows: (readonly string[])[] = [];
  for (const combination of chosen()) {
    process.stderr.write(`${combination.name}\n`);
    const outcomes = await tryCombination(combination);
    rows.push(row(combination, outcomes));
    for (const { step, problem } of outcomes) {
      if (problem === undefined) continue;
      process.exitCode = 1;
      process.stderr.write(`${combination.name}: ${step} failed: ${problem}\n`);
    }
  }
  process.stdout.write(`${table(["in seconds", ...columns, "all", ""], rows)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
