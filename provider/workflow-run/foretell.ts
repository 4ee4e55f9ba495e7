import type { Declaration, Existing } from "../resource.js";
import { testersIn } from "./check.js";
import { changedFields } from "./diff.js";
import { declaredIn } from "./mapping.js";
import { nextOrder } from "./order.js";
import { outcomeIn } from "./state.js";

/** That runs will be dispatched, and how many: they cost money, and a diff does not show them. */
export function foretell(existing: Existing | undefined, { inputs, origin }: Declaration): string | undefined {
  const declared = declaredIn(inputs);
  const before = existing && outcomeIn(existing.state);
  const changed = existing === undefined ? [] : changedFields(existing.state, inputs);
  const order = before && nextOrder(declared, origin, before, changed);
  if (before !== undefined && order === undefined) return undefined;
  const repeats = (typeof inputs["repeats"] === "number" ? inputs["repeats"] : 1) - (order?.made ?? 0);
  const times = repeats === 1 ? "" : `, ${repeats} times each`;
  const testers = testersIn(inputs);
  if (testers === undefined) return `An update dispatches a run for each tester of the workflow${times}.`;
  const runs = testers * repeats;
  return `An update dispatches ${runs} ${runs === 1 ? "run" : "runs"}: ${testers} ${testers === 1 ? "tester" : "testers"}${times}.`;
}
