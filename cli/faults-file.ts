import { readFileSync } from "node:fs";
import { checkFaults, EmulatorOptionError, type Fault } from "../sdk/testing/index.js";
import { UsageError } from "./usage-error.js";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`The faults file cannot be read: ${reasonOf(error)}.`);
  }
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The faults file ${path} is not JSON: ${reasonOf(error)}.`);
  }
}

/** The rules in a file that holds a JSON list of them. @throws UsageError naming every problem. */
export function readFaultsFile(path: string): readonly Fault[] {
  const faults = jsonOf(path, textOf(path));
  try {
    return checkFaults(faults);
  } catch (error) {
    if (error instanceof EmulatorOptionError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}
