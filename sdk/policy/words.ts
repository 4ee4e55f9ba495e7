/** Made once: a rule asks every text for the same phrases. */
const patterns = new Map<string, RegExp>();

/** A phrase as whole words, whatever their case and the spaces between them. */
function patternOf(phrase: string): RegExp {
  const words = phrase
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}_])${words.join("\\s+")}(?![\\p{L}\\p{N}_])`, "iu");
}

/** Finds the first of some words or phrases in a text. */
export function firstOf(phrases: readonly string[], text: string): string | undefined {
  return phrases.find((phrase) => {
    const pattern = patterns.get(phrase) ?? patternOf(phrase);
    patterns.set(phrase, pattern);
    return pattern.test(text);
  });
}

/** A text as its words in a row, so that case, punctuation and spaces make no difference. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
