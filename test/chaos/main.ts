import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import pLimit from "p-limit";
import { playSeed } from "./play.js";

// Plays random programs of changes and troubles against the built provider, and counts the runs that come of them.

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
  const limit = pLimit(2 * availableParallelism());
  const played = await Promise.all(Array.from({ length: seeds }, (_, index) => limit(() => playSeed(first + index))));
  const problems = played.flatMap(({ problem }) => problem ?? []);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const sum = (count: "lost" | "found" | "closed" | "retried"): number =>
    played.reduce((total, one) => total + one[count], 0);
  process.stdout.write(
    `${seeds - problems.length} of ${seeds} programs dispatched exactly once a change. ` +
      `Orders that took up the runs of a lost attempt: ${sum("found")}; dispatches left behind: ${sum("lost")}; ` +
      `closed gates dispatched again: ${sum("closed")}; retries: ${sum("retried")}.\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
