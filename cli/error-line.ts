/** A text in which an API key shows only its public part. */
export const withoutKeys = (text: string): string => text.replaceAll(/\b(am[ti]_[^_\s<]+_)[^\s'"]+/gu, "$1…");

/** One line for stderr. It may hold an API key, as that of a mistyped option which is repeated. */
export const errorLine = (text: string): string => `${withoutKeys(text.trim().replaceAll(/\s*\n\s*/gu, " "))}\n`;
