const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** What a line of a page stands for: `<…>` is whatever differs from case to case. */
const patternOf = (line: string): RegExp =>
  new RegExp(
    line
      .trim()
      .split(/<[^>]*>/u)
      .map(escaped)
      .join(String.raw`\S+`),
    "u",
  );

/** The lines of an output on a page that a program has not printed. */
export const missingFrom = (output: string, block: string): string[] =>
  block
    .trim()
    .split("\n")
    .filter((line) => !patternOf(line).test(output));
