import type { Context } from "hono";
import { type Check, checked, problem } from "../check/problem.js";
import { isJsonObject, type JsonObject, parseJson } from "../json.js";
import { invalid } from "./refusal.js";
import type { RequestEnvironment } from "./world.js";

/** The JSON object that was sent. @throws Refusal when it is something else. */
export function sentObject(context: Context<RequestEnvironment>): JsonObject {
  const body = parseJson(context.var.text);
  if (isJsonObject(body)) return body;
  throw invalid(problem("", body === undefined ? "the body is not JSON" : "the body is not a JSON object"));
}

/** What was sent to create something, or what `read` makes of it; an optional field may be `null` for unset. */
export function sentFields<T>(
  context: Context<RequestEnvironment>,
  check: Check<T>,
  read: (sent: JsonObject) => JsonObject = (sent) => sent,
): T {
  const filled = Object.entries(read(sentObject(context))).filter(([, value]) => value !== null);
  return checked(check, Object.fromEntries(filled), invalid);
}
