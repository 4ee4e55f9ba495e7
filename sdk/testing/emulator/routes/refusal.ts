import type { Problem } from "../check/problem.js";
import type { Json } from "../json.js";
import type { Profile } from "../profile/profile.js";

/** An answer of the API that refuses a request. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: 400 | 401 | 403 | 404;
  readonly code: string;
  readonly problems: readonly Problem[] | undefined;

  constructor(status: 400 | 401 | 403 | 404, code: string, message: string, problems?: readonly Problem[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

export const notFound = (what: string): Refusal => new Refusal(404, "not_found", `${what} does not exist.`);

export const invalid = (problems: readonly Problem[]): Refusal =>
  new Refusal(400, "validation_failed", "The request is not valid.", problems);

export function refusalBody({ code, message, problems }: Refusal, { errorDetails }: Profile): Json {
  if (problems === undefined) return { error: { code, message } };
  const details = { fieldErrors: problems.map(({ field, message: text }) => ({ field, message: text })) };
  return errorDetails === "inside" ? { error: { code, message, details } } : { error: { code, message }, details };
}
