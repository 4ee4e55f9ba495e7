import { objectOf } from "../check/object.js";
import { occurrence } from "../check/occurrence.js";
import { type Check, checked, problem } from "../check/problem.js";
import { filledText, flag, listOf, oneOf, text, wholeNumber } from "../check/value.js";
import { isJsonObject } from "../json.js";
import { optionError } from "../option-error.js";
import type {
  Allowance,
  BodyCutFault,
  CutFault,
  EndlessFault,
  Fault,
  FaultEffect,
  GarbageFault,
  HtmlFault,
  RedirectFault,
  StallFault,
  StatusFault,
  TrickleFault,
} from "./fault.js";

type AnyEffect = Partial<
  StatusFault & HtmlFault & GarbageFault & EndlessFault & TrickleFault & RedirectFault & StallFault
> & { readonly cut?: (CutFault | BodyCutFault)["cut"] };

const kinds = ["cut", "status", "html", "garbage", "endless", "trickle", "redirect", "stall"] as const;

/** The keys that mean something beside some kinds only. */
const companions: Readonly<Record<string, readonly string[]>> = {
  retryAfter: ["status"],
  body: ["status"],
  after: ["status", "html", "endless", "trickle", "redirect", "stall", "cut: body"],
};

const effectShape = objectOf<AnyEffect>(
  {
    delayMs: wholeNumber(0, 600_000),
    cut: oneOf(["before", "after", "body"]),
    status: wholeNumber(200, 599),
    retryAfter: filledText,
    body: text,
    after: flag,
    html: oneOf([true]),
    garbage: oneOf(["empty", "truncated-json", "wrong-types", "nulls", "not-json"]),
    endless: oneOf([true]),
    trickle: oneOf([true]),
    redirect: oneOf([true]),
    stall: oneOf(["headers", "body"]),
  },
  [],
);

const effect: Check<FaultEffect> = (value, field) => {
  if (!isJsonObject(value)) return problem(field, "must be an object");
  const chosen = kinds.filter((kind) => Object.hasOwn(value, kind));
  const named = chosen.map((kind) => (value["cut"] === "body" && kind === "cut" ? "cut: body" : kind));
  const stray = Object.entries(companions).filter(
    ([key, of]) => Object.hasOwn(value, key) && !named.some((name) => of.includes(name)),
  );
  return [
    ...effectShape(value, field),
    ...(chosen.length > 1 ? problem(field, `must hold only one of ${chosen.join(", ")}`) : []),
    ...(chosen.length === 0 && !Object.hasOwn(value, "delayMs")
      ? problem(field, `must hold delayMs or one of ${kinds.join(", ")}`)
      : []),
    ...stray.flatMap(([key, of]) => problem(`${field}.${key}`, `only goes with ${of.join(", ")}`)),
  ];
};

const pathPattern: Check<string> = (value, field) => {
  const problems = filledText(value, field);
  if (problems.length > 0 || typeof value !== "string") return problems;
  if (value.startsWith("/") || value.startsWith("*")) return [];
  if (!value.startsWith("^")) return problem(field, "must start with /, * or, for a regular expression, ^");
  try {
    new RegExp(value, "u");
    return [];
  } catch {
    return problem(field, "is not a regular expression");
  }
};

const allowance: Check<Allowance> = (value, field) => {
  const problems = objectOf<Allowance>({ perSecond: wholeNumber(1, 100_000), inFlight: wholeNumber(1, 100_000) }, [])(
    value,
    field,
  );
  const isEmpty = isJsonObject(value) && Object.keys(value).length === 0;
  return isEmpty ? problem(field, "must hold perSecond, inFlight or both") : problems;
};

export const faultList: Check<readonly Fault[]> = listOf(
  objectOf<Fault>(
    {
      name: filledText,
      method: filledText,
      path: pathPattern,
      nth: occurrence,
      times: wholeNumber(1),
      beyond: allowance,
      do: effect,
    },
    ["do"],
  ),
);

/** @throws EmulatorOptionError naming every problem of every rule. */
export const checkFaults = (faults: unknown): readonly Fault[] => checked(faultList, faults, optionError("The faults"));
