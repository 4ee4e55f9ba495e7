/** A violation as a user sees it. */
export interface Violation {
  readonly level: string;
  readonly rule: string;
  /** The logical name of the resource. */
  readonly resource: string;
}

const line = /- \[(\w+)\]\s+\[severity: \w+\]\s+(\S+)\s+\(\S+: (\S+)\)/g;

/** What the engine prints below "Policies:". */
export const violationsIn = (output: string): Violation[] =>
  [...output.matchAll(line)].map(([, level = "", rule = "", resource = ""]) => ({ level, rule, resource }));
