import fc from "fast-check";
import { jsonOf } from "./any-json.js";
import { runKeys, runWords } from "./run-words.js";
import { workflowKeys, workflowWords } from "./workflow-words.js";

/** What a program declares of a resource: any JSON, under names that mostly mean something. */
export type Arguments = Readonly<Record<string, unknown>>;

function argumentsOf(keys: readonly string[], words: readonly unknown[]): fc.Arbitrary<Arguments> {
  const name = fc.constantFrom(...keys, "__proto__", "constructor", "__urn", "x\u001b[1m");
  const entries = fc.array(fc.tuple(name, jsonOf(keys, words)), { maxLength: 8 });
  return entries.map((each) => Object.fromEntries(each));
}

export const workflowArguments = argumentsOf(workflowKeys, workflowWords);
export const runArguments = argumentsOf(runKeys, runWords);
