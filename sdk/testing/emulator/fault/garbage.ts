import { isJsonObject, type Json, parseJson } from "../json.js";
import type { GarbageFault } from "./fault.js";

/** Every leaf as a value of another type, in objects that keep their keys. */
function wrongTypes(value: Json): Json {
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wrongTypes(inner)]));
  if (typeof value === "string" || value === null) return 42;
  return "wrong";
}

function nulls(value: Json): Json {
  if (isJsonObject(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, null]));
  return [null];
}

/** A right answer's body, spoilt. */
export function spoil(body: string, how: GarbageFault["garbage"]): string {
  const answer = parseJson(body) ?? {};
  switch (how) {
    case "empty":
      return "";
    case "truncated-json":
      return body.slice(0, Math.max(1, Math.floor(body.length / 2)));
    case "wrong-types":
      return JSON.stringify(wrongTypes(answer));
    case "nulls":
      return JSON.stringify(nulls(answer));
    case "not-json":
      return "OK";
  }
}
