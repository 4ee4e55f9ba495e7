import type { Cases } from "./case.js";
import { criteriaCases } from "./criteria.js";
import { gatesCases } from "./gates.js";
import { ownershipCases } from "./ownership.js";
import { promptCases } from "./prompt.js";
import { scheduleCases } from "./schedule.js";
import { toolsCases } from "./tools.js";

/** What each rule makes of what, by the rule's name. */
export const allCases: Cases = {
  ...criteriaCases,
  ...promptCases,
  ...toolsCases,
  ...scheduleCases,
  ...ownershipCases,
  ...gatesCases,
};
