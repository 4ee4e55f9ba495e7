import { appendFile, mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { GateReport } from "../report/gate-report.js";
import { jsonReport } from "../report/json.js";
import { junitReport } from "../report/junit.js";
import { markdownReport, trimmed } from "../report/markdown.js";

/** Where a run's reports go; a relative path counts from the folder of the program. */
export type Places = Readonly<Partial<Record<"junit" | "json" | "markdown", string>>>;

/** Writes reports, and gives back what could not be written: a report that is lost changes no verdict. */
export type Publish = (report: GateReport, places: Places) => Promise<string[]>;

/** What GitHub takes as the summary of a step; of more it shows nothing at all. */
const summaryBytes = 1024 * 1024 - 1;

/** Less than this says nothing of a gate but that it was cut. */
const leastBytes = 512;

/** @param stepSummary the file of `GITHUB_STEP_SUMMARY`, which every gate of a step adds to */
export function publisher(stepSummary: string | undefined): Publish {
  // How much room is left is known only once the gate before is written.
  let before: Promise<unknown> = Promise.resolve();

  const summarized = (report: GateReport): Promise<string | undefined> => {
    const summary = before.then(() => written(stepSummary, () => markdownReport(report), addedToSummary));
    before = summary;
    return summary;
  };

  return async (report, { junit, json, markdown }) => {
    const problems = await Promise.all([
      written(junit, () => junitReport(report), writeFile),
      written(json, () => jsonReport(report), writeFile),
      written(markdown, () => markdownReport(report), writeFile),
      summarized(report),
    ]);
    return problems.filter((problem) => problem !== undefined);
  };
}

async function addedToSummary(file: string, text: string): Promise<void> {
  const room = summaryBytes - (await bytesIn(file));
  if (Buffer.byteLength(text) > room && room < leastBytes) throw new Error("the step's summary is full");
  await appendFile(file, trimmed(text, room));
}

async function bytesIn(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

async function written(
  file: string | undefined,
  text: () => string,
  write: (file: string, text: string) => Promise<void>,
): Promise<string | undefined> {
  if (file === undefined || file === "") return undefined;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await write(file, text());
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? ("code" in error ? String(error.code) : error.message) : "unknown error";
    return `The report ${file} could not be written (${why}); the verdict stands without it.`;
  }
}
