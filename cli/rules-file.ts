import { readFileSync } from "node:fs";
import { EmulatorOptionError } from "../sdk/testing/index.js";
import { UsageError } from "./usage-error.js";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function textOf(path: string, what: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`The ${what} file cannot be read: ${reasonOf(error)}.`);
  }
}

function jsonOf(path: string, what: string): unknown {
  const text = textOf(path, what);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The ${what} file ${path} is not JSON: ${reasonOf(error)}.`);
  }
}

/** The rules in a file that holds a JSON list of them. @throws UsageError naming every problem. */
export function readRulesFile<Rules>(path: string, what: string, check: (rules: unknown) => Rules): Rules {
  const rules = jsonOf(path, what);
  try {
    return check(rules);
  } catch (error) {
    if (error instanceof EmulatorOptionError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}
