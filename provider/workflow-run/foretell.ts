import { unknownValue, type Declaration, type Existing } from "../resource.js";
import { testersIn } from "./check.js";
import { changedFields } from "./diff.js";
import { dispatches } from "./gate.js";
import { declaredIn } from "./mapping.js";
import { outcomeIn } from "./state.js";

/** That runs will be dispatched, and how many: they cost money, and a diff does not show them. */
export function foretell(existing: Existing | undefined, { inputs }: Declaration): string | undefined {
  const declared = declaredIn(inputs);
  const before = existing && outcomeIn(existing.state);
  const changed = existing === undefined ? [] : changedFields(existing.state, inputs);
  if (before !== undefined && !dispatches(declared, before, changed)) return undefined;
  const testers = testersIn(inputs);
  const models =
    testers === undefined ? "one for each tester of the workflow" : `${testers * repeatsIn(inputs)} in all`;
  const repeats = repeatsIn(inputs);
  return `Dispatches runs: ${models}${repeats > 1 ? `, each ${repeats} times` : ""}.`;
}

const repeatsIn = ({ repeats }: Declaration["inputs"]): number =>
  typeof repeats === "number" && repeats !== (unknownValue as unknown) ? repeats : 1;
