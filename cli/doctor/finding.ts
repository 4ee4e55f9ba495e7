import { Help } from "commander";

/** What a look at one thing found. */
export interface Finding {
  readonly what: string;
  readonly verdict: "ok" | "warning" | "problem";
  /** What is there, or what is wrong with it. */
  readonly said: string;
  /** What to do about it. */
  readonly mend?: string;
}

export const ok = (what: string, said: string): Finding => ({ what, verdict: "ok", said });

export const warning = (what: string, said: string, mend: string): Finding => ({
  what,
  verdict: "warning",
  said,
  mend,
});

export const problem = (what: string, said: string, mend: string): Finding => ({
  what,
  verdict: "problem",
  said,
  mend,
});

const marks = { ok: "ok     ", warning: "warning", problem: "PROBLEM" } as const;

/** What follows a mark and a name, broken to lines that fit and stand below each other. */
const column = (text: string, indent: number, columns: number): string =>
  new Help().boxWrap(text, columns - indent).replaceAll("\n", `\n${" ".repeat(indent)}`);

/**
 * A line for each, and one more for what to do.
 * @param columns of the terminal; a narrow one breaks lines, unless there is no room for words beside the names
 */
export function findingsText(findings: readonly Finding[], columns = Infinity): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const indent = marks.ok.length + width + 4;
  const lines = findings.flatMap(({ what, verdict, said, mend }) => [
    `${marks[verdict]}  ${what.padEnd(width)}  ${column(said, indent, columns)}`,
    ...(mend === undefined ? [] : [`${" ".repeat(indent)}${column(mend, indent, columns)}`]),
  ]);
  return `${lines.join("\n")}\n`;
}
