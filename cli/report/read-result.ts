import { readFileSync } from "node:fs";
import { problemsIn } from "../../provider/problems.js";
import { type Result, resultSchema } from "../../provider/report/result-schema.js";
import type { Properties } from "../../provider/resource.js";
import { reasonOf } from "../reason.js";
import { UsageError } from "../usage-error.js";

/** How many problems of a file are told: one that is something else altogether has no end of them. */
const mostProblems = 20;

/** The result that a file holds. @throws UsageError where it holds none, with all that is wrong with it */
export function readResult(file: string): Result {
  const value = parsed(file, textOf(file));
  if (!isObject(value)) throw holdsNone(file, "it is no JSON object");
  const { version } = value;
  if (typeof version === "number" && version > 1) {
    throw new UsageError(
      `${file} holds a result of version ${version}, and this release knows 1: update pulumi-armature.`,
    );
  }
  if (!("verdict" in value) && !("runs" in value)) throw holdsNone(file, "it has no verdict and no runs");
  const result = resultSchema.safeParse(value);
  if (result.success) return result.data;
  const problems = problemsIn(value, resultSchema).map(({ path, message }) => `${path} ${message}`);
  const more = problems.length - mostProblems;
  const told = [...problems.slice(0, mostProblems), ...(more > 0 ? [`and ${more} more`] : [])];
  throw holdsNone(file, told.join("; "));
}

const whatIsOne = "Give the JSON report of a WorkflowRun or of `pulumi-armature run --report`.";

const holdsNone = (file: string, why: string): UsageError =>
  new UsageError(`${file} holds no result of a gate: ${why}. ${whatIsOne}`);

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const words = { ENOENT: "there is no such file", EACCES: "there is no permission to" };
    throw new UsageError(`${file} cannot be read: ${reasonOf(error, words)}.`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    // Some shells begin what they redirect with a mark of its encoding.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new UsageError(`${file} is no JSON${text.trim() === "" ? ": it is empty" : ""}. ${whatIsOne}`);
  }
}

const isObject = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);
