import { unknownValue, type Declaration, type Existing, type Properties } from "../resource.js";
import { testersIn } from "./testers.js";
import { changedFields, dispatchingFields, testers } from "./diff.js";
import { isPending, stops } from "./gate.js";
import { declaredIn } from "./mapping.js";
import { nextUp } from "./next-up.js";
import type { Declared } from "./defaults.js";
import type { RunField } from "./schema.js";
import { isUnfinished, outcomeIn, type Outcome } from "./state.js";

/** That runs will be dispatched, and how many, or taken up, or are held: a diff shows nothing of it. */
export function foretell(existing: Existing | undefined, declaration: Declaration): string | undefined {
  const inputs = assumed(declaration.inputs, existing?.state ?? {});
  const declared = declaredIn(inputs);
  const before = existing && outcomeIn(existing.state);
  if (existing === undefined || before === undefined) return dispatch(declared, 0, "");
  const changed = changedFields(existing.state, inputs);
  const next = nextUp(declared, before, changed);
  switch (next) {
    case "dispatches":
      return dispatch(declared, 0, reasonFor(declared, before, changed));
    case "tries-again":
      return dispatch(declared, before.made ?? 0, ", since the last dispatch was cut short");
    case "takes-up":
      return `An update takes up ${count(before.runs.filter(isPending).length, "pending run")}.`;
    case "holds":
      return "The gate is held: an update dispatches nothing, and judges the same runs.";
    case "nothing":
      return before.bypass && `The gate is open by a bypass: ${before.bypass.reason}`;
  }
}

/** What a preview does not know yet counts as unchanged, but where a change dispatches. */
function assumed(inputs: Properties, state: Properties): Properties {
  const entries = Object.entries(inputs).map(([field, value]) => {
    const isOpen = hasUnknown(value) && !(dispatchingFields as readonly string[]).includes(field);
    return [field, isOpen ? state[field] : value];
  });
  return Object.fromEntries(entries) as Properties;
}

function hasUnknown(value: unknown): boolean {
  if (typeof value !== "object" || !value) return value === unknownValue;
  return Object.values(value).some(hasUnknown);
}

function reasonFor(declared: Declared, before: Outcome, changed: readonly RunField[]): string {
  const decisive = isUnfinished(before) ? [...dispatchingFields, ...testers] : dispatchingFields;
  const fields = changed.filter((field) => decisive.includes(field));
  if (fields.length > 0) return `, since ${fields.join(" and ")} changed`;
  if (declared.everyUpdate === true) return ", since everyUpdate is set";
  return stops(declared, before) ? ", since the gate is closed" : "";
}

function dispatch(declared: Declared, made: number, reason: string): string {
  const repeats = Math.max(0, declared.repeats - made);
  if (repeats === 0) return "An update judges the runs that are made.";
  const times = repeats === 1 ? "" : `, ${repeats} times each`;
  const perDispatch = testersIn(declared);
  if (perDispatch === undefined) return `An update dispatches a run for each tester of the workflow${times}${reason}.`;
  return `An update dispatches ${count(perDispatch * repeats, "run")}: ${count(perDispatch, "tester")}${times}${reason}.`;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
