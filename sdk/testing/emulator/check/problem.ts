/** One thing wrong with a value: where, as `criteria[0].criterionText`, and what. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** Every problem of a value. The phantom `checks` remembers what a value without a problem is. */
export interface Check<T> {
  (value: unknown, field: string): Problem[];
  readonly checks?: T;
}

export const problem = (field: string, message: string): Problem[] => [{ field, message }];

/** All problems in one line. */
export const oneLine = (problems: readonly Problem[]): string =>
  problems.map(({ field, message }) => (field === "" ? message : `${field} ${message}`)).join("; ");

/** The value as what the check says it is, or all of its problems thrown at once. */
export function checked<T>(check: Check<T>, value: unknown, failure: (problems: readonly Problem[]) => Error): T {
  const problems = check(value, "");
  if (problems.length > 0) throw failure(problems);
  return value as T;
}
