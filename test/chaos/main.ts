import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import pLimit from "p-limit";
import { playSeed } from "./play.js";
import { playWorkflowSeed } from "./workflow/play.js";

// Plays random programs of changes and troubles against the built provider, and counts the runs and the workflows that
// come of them.

function whole(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError("It is not a whole number.");
  return Number(text);
}

const { seeds, first } = new Command("test:chaos")
  .option("--seeds <number>", "how many programs are played", whole, 50)
  .option("--first <seed>", "the seed of the first one", whole, 1)
  .parse()
  .opts<{ seeds: number; first: number }>();

async function main(): Promise<void> {
  // A program mostly waits, for processes and for pauses.
  const limit = pLimit(3 * availableParallelism());
  const all = Array.from({ length: seeds }, (_, index) => first + index);
  const [runs, workflows] = await Promise.all([
    Promise.all(all.filter((seed) => seed % 2 !== 0).map((seed) => limit(() => playSeed(seed)))),
    Promise.all(all.filter((seed) => seed % 2 === 0).map((seed) => limit(() => playWorkflowSeed(seed)))),
  ]);
  const problems = [...runs, ...workflows].flatMap(({ problem }) => problem ?? []);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const sum = (count: "lost" | "found" | "closed" | "retried"): number =>
    runs.reduce((total, one) => total + one[count], 0);
  const taken = workflows.reduce((total, one) => total + one.taken, 0);
  process.stdout.write(
    `${seeds - problems.length} of ${seeds} programs came to what they should: ${runs.length} of a gate, of which each ` +
      `change is to dispatch exactly once, and ${workflows.length} of a workflow, of which there is to be one.\n` +
      `Orders that took up the runs of a lost attempt: ${sum("found")}; dispatches left behind: ${sum("lost")}; ` +
      `closed gates dispatched again: ${sum("closed")}; retries: ${sum("retried")}; ` +
      `workflows that no state knew, taken: ${taken}.\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
