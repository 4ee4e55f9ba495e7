import { patternsOf } from "./words.js";

/** A tool's name as its words: `delete_issue`, `delete-issue` and `deleteIssue` ask for the same. */
const spaced = (text: string): string => text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ").replace(/[_-]+/g, " ");

/** What takes a verb back. */
const negated = "(?<!\\b(?:not|never|don['’]t|without)\\s+)";

/** A verb as it stands in an order or a description: deletes, deleting. What is done already is no order: deleted. */
function formsOf(verb: string): string {
  const stem = verb.trim().replace(/e$/, "");
  return `${negated}(?<![\\p{L}\\p{N}])${stem.replace(/\s+/g, "\\s+")}(?:e?s?|${stem.at(-1) ?? ""}?ing)(?![\\p{L}\\p{N}])`;
}

const patterns = patternsOf(formsOf);

/** The first of some verbs that a text asks for. */
export const verbIn = (verbs: readonly string[], text: string): string | undefined =>
  verbs.find((verb) => patterns(verb).test(spaced(text)));
