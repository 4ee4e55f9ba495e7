import { writeFileSync } from "node:fs";
import { page } from "./page.js";
import { differing, printed } from "./print.js";
import { places, runCells } from "./run-cells.js";

// Runs every cell of the fault table and writes the page.

async function main(): Promise<void> {
  const entries = await runCells(places);
  writeFileSync(page, printed(entries));
  const wrong = differing(entries);
  for (const { place } of wrong) process.stdout.write(`Otherwise than intended: ${place}.\n`);
  process.stdout.write(`${entries.length - wrong.length} of ${entries.length} cells are as intended.\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
