import { appendFile, mkdir, open, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { GateReport } from "../report/gate-report.js";
import { jsonReport } from "../report/json.js";
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

  return async (report, places) => {
    const problems = await Promise.all([writeReports(report, places), summarized(report)]);
    return problems
      .flat()
      .flatMap((problem) => (problem === undefined ? [] : [`${problem}; the verdict stands without it.`]));
  };
}

/** Writes the files alone, and gives back which could not be written and why. */
export async function writeReports(report: GateReport, { junit, json, markdown }: Places): Promise<string[]> {
  const problems = await Promise.all([
    written(junit, () => junitText(report), writeFile),
    written(json, () => jsonReport(report), writeFile),
    written(markdown, () => markdownReport(report), writeFile),
  ]);
  return problems.filter((problem) => problem !== undefined);
}

/** The writer of XML is loaded for the first report: few deployments write one. */
async function junitText(report: GateReport): Promise<string> {
  const { junitReport } = await import("../report/junit.js");
  return junitReport(report);
}

async function addedToSummary(file: string, text: string): Promise<void> {
  const { size, newlines } = await endOf(file);
  const room = summaryBytes - size;
  // A heading is one only below a line's end, and below HTML only below a blank line.
  const whole = `${size === 0 ? "" : "\n".repeat(2 - newlines)}${text}`;
  if (Buffer.byteLength(whole) > room && room < leastBytes) throw new Error("the step's summary is full");
  await appendFile(file, trimmed(whole, room));
}

/** How long a file is, and how many of its last two bytes are newlines; one that cannot be read is empty. */
async function endOf(file: string): Promise<{ readonly size: number; readonly newlines: number }> {
  const last = Buffer.alloc(2);
  try {
    const { size } = await stat(file);
    // Of what is no file, such as a terminal, a read would wait.
    if (size === 0) return { size, newlines: 0 };
    const opened = await open(file);
    await opened.read(last, 0, last.length, Math.max(0, size - last.length)).finally(() => opened.close());
    const text = last.toString("latin1");
    return { size, newlines: text === "\n\n" ? 2 : text.replace("\0", "").endsWith("\n") ? 1 : 0 };
  } catch {
    return { size: 0, newlines: 0 };
  }
}

async function written(
  file: string | undefined,
  text: () => string | Promise<string>,
  write: (file: string, text: string) => Promise<void>,
): Promise<string | undefined> {
  if (file === undefined || file === "") return undefined;
  try {
    await makeFolder(path.dirname(file));
    await write(file, await text());
    return undefined;
  } catch (error) {
    const why = codeOf(error) ?? (error instanceof Error ? error.message : "unknown error");
    return `The report ${file} could not be written (${why})`;
  }
}

/** A folder and those above it. Where none can be made, as in `/proc`, Node's own way never ends. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return;
    if (code !== "ENOENT") throw error;
    await makeFolder(path.dirname(folder));
    await mkdir(folder);
  }
}

const codeOf = (error: unknown): string | undefined =>
  typeof error === "object" && error && "code" in error ? String(error.code) : undefined;
