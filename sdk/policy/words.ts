import { escaped } from "../text/wildcard.js";

/** Makes the pattern of a phrase once: a rule asks every text for the same ones. */
export function patternsOf(source: (phrase: string) => string): (phrase: string) => RegExp {
  const made = new Map<string, RegExp>();
  return (phrase) => {
    const pattern = made.get(phrase) ?? new RegExp(source(phrase), "iu");
    made.set(phrase, pattern);
    return pattern;
  };
}

/** A phrase as whole words, whatever the spaces between them. */
const wholeWords = patternsOf((phrase) => {
  const words = phrase.trim().split(/\s+/).map(escaped);
  return `(?<![\\p{L}\\p{N}_])${words.join("\\s+")}(?![\\p{L}\\p{N}_])`;
});

/** Finds the first of some words or phrases in a text, in any case. */
export const firstOf = (phrases: readonly string[], text: string): string | undefined =>
  phrases.find((phrase) => phrase.trim() !== "" && wholeWords(phrase).test(text));

/** A text as its words in a row, so that case, punctuation and spaces make no difference. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A text in which case, spaces and a full stop make no difference, and every other sign does. */
export const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim().replace(/[.!]$/, "");
