import { appendFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { GateReport } from "../report/gate-report.js";
import { jsonReport } from "../report/json.js";
import { junitReport } from "../report/junit.js";
import { markdownReport, trimmed } from "../report/markdown.js";

/** Where a run's reports go; a relative path counts from the folder of the program. */
export type Places = Readonly<Partial<Record<"junit" | "json" | "markdown", string>>>;

/** Writes reports, and gives back what could not be written: a report that is lost changes no verdict. */
export type Publish = (report: GateReport, places: Places) => Promise<string[]>;

/** What GitHub shows of a step at the most. */
const summaryBytes = 1024 * 1024;

/** @param stepSummary the file of `GITHUB_STEP_SUMMARY`, which every gate of a step adds to */
export function publisher(stepSummary: string | undefined): Publish {
  return async (report, { junit, json, markdown }) => {
    const problems = await Promise.all([
      written(junit, () => junitReport(report), writeFile),
      written(json, () => jsonReport(report), writeFile),
      written(markdown, () => markdownReport(report), writeFile),
      written(stepSummary, () => trimmed(markdownReport(report), summaryBytes - 1), appendFile),
    ]);
    return problems.filter((problem) => problem !== undefined);
  };
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
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return `The report ${file} could not be written (${code}); the verdict stands without it.`;
  }
}
