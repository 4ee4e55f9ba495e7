import { unknownValue, type Declaration, type Existing, type Properties } from "../resource.js";
import { testersIn } from "./check.js";
import { changedFields, effects } from "./diff.js";
import { stops } from "./gate.js";
import { declaredIn } from "./mapping.js";
import { nextUp } from "./next-up.js";
import type { Declared, RunField } from "./schema.js";
import { outcomeIn, type Outcome } from "./state.js";

/** That runs will be dispatched, and how many, or taken up, or are held: a diff shows nothing of it. */
export function foretell(existing: Existing | undefined, { inputs }: Declaration): string | undefined {
  const declared = declaredIn(known(inputs));
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
      return `An update takes up ${count(before.runs.length, "run")}, of which some have not ended.`;
    case "holds":
      return "The gate is held: an update dispatches nothing, and judges the same runs.";
    case "nothing":
      return before.bypass && `The gate is open by a bypass: ${before.bypass.reason}`;
  }
}

/** What a preview does not know yet counts as not said. */
const known = (inputs: Properties): Properties =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== unknownValue));

function reasonFor(declared: Declared, before: Outcome, changed: readonly RunField[]): string {
  const fields = changed.filter((field) => effects[field] === "dispatch");
  if (fields.length > 0) return `, since ${fields.join(" and ")} changed`;
  if (declared.everyUpdate === true) return ", since everyUpdate is set";
  return stops(declared, before) ? ", since the gate is closed" : "";
}

function dispatch(declared: Declared, made: number, reason: string): string {
  const repeats = declared.repeats - made;
  const times = repeats === 1 ? "" : `, ${repeats} times each`;
  const testers = testersIn(declared);
  if (testers === undefined) return `An update dispatches a run for each tester of the workflow${times}${reason}.`;
  return `An update dispatches ${count(testers * repeats, "run")}: ${count(testers, "tester")}${times}${reason}.`;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
