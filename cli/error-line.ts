/** One line for stderr. An API key in it, as of a mistyped option that is repeated, shows only its public part. */
export const errorLine = (text: string): string =>
  `${text
    .trim()
    .replaceAll(/\s*\n\s*/gu, " ")
    .replaceAll(/\b(am[ti]_[^_\s<]+_)[^\s'"]+/gu, "$1…")}\n`;
