import { ApiError, kindOfStatus, statusLeavesOpen, type ErrorKind, type Method } from "./error.js";
import type { Redact } from "./redact.js";
import { retryAfterMs } from "./retry.js";

/** An answer as it came: the body still text. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

type Bag = Readonly<Record<string, unknown>>;

function bag(value: unknown): Bag {
  return typeof value === "object" && value !== null ? (value as Bag) : {};
}

function parsed(text: string): Bag {
  try {
    return bag(JSON.parse(text));
  } catch {
    return {};
  }
}

/** `details.fieldErrors` as `path: message`, wherever the server put `details`; what it leaves out is left out. */
function fieldErrors(body: Bag): string[] {
  const details = [bag(body["error"])["details"], body["details"]].map(bag);
  const errors = details.map((detail) => detail["fieldErrors"]).find(Array.isArray) ?? [];
  return errors.map(bag).map((error) => filled([text(error["field"]), text(error["message"])]).join(": "));
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

const filled = (parts: readonly string[]): string[] => parts.filter((part) => part !== "");

/** What the server said, in at most one sentence; undefined when these are not Armature's words. */
function explanation(answer: Answer): string | undefined {
  const body = parsed(answer.text);
  const error = bag(body["error"]);
  const message = text(error["message"]) || text(body["message"]) || text(body["error"]);
  const code = text(error["code"]);
  const said = filled([message || code, ...fieldErrors(body)]).join("; ");
  return said === "" ? undefined : said.replace(/\.\s*$/, "");
}

function foreign(answer: Answer): string {
  if (answer.text === "") return "the answer is empty";
  return `the answer is not Armature's (${answer.contentType ?? "no content type"})`;
}

/** A 404 in other words than Armature's is a wrong address or a proxy: nothing can be concluded from it. */
function kindOf(status: number, said: string | undefined): ErrorKind {
  const kind = kindOfStatus(status);
  return kind === "not-found" && said === undefined ? "malformed-answer" : kind;
}

/**
 * The error for an answer that is not a success.
 *
 * @param hide takes out of the server's words what it may repeat but the error must not
 */
export function refusal(
  method: Method,
  path: string,
  body: unknown,
  answer: Answer,
  hide: Redact,
  nowMs: number,
): ApiError {
  const said = explanation(answer);
  const nulls = answer.status === 400 || answer.status === 422 ? clearing(method, body) : "";
  return new ApiError({
    kind: kindOf(answer.status, said),
    method,
    path,
    what: hide(said ?? foreign(answer)) + nulls,
    status: answer.status,
    requestId: answer.requestId === undefined ? undefined : hide(answer.requestId),
    retryAfterMs: retryAfterMs(answer.retryAfter, nowMs),
    mayHaveArrived: statusLeavesOpen(answer.status),
  });
}

/** The API documents `null` for `schedule` only: a refused PATCH that clears something else says so plainly. */
function clearing(method: Method, body: unknown): string {
  if (method !== "PATCH") return "";
  const cleared = Object.entries(bag(body))
    .filter(([field, value]) => value === null && field !== "schedule")
    .map(([field]) => field);
  if (cleared.length === 0) return "";
  const fields = cleared.join(", ");
  return `; the program no longer sets ${fields}, and this server may not be able to clear that: set a value again`;
}
