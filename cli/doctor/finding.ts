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

/** A line for each, and one more for what to do. */
export function findingsText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const lines = findings.flatMap(({ what, verdict, said, mend }) => [
    `${marks[verdict]}  ${what.padEnd(width)}  ${said}`,
    ...(mend === undefined ? [] : [`${" ".repeat(marks.ok.length + width + 4)}${mend}`]),
  ]);
  return `${lines.join("\n")}\n`;
}
