import { reportAlike } from "../alike.js";
import { stackRule } from "../stack-rule.js";

export const uniqueNames = stackRule(
  {
    name: "unique-names",
    description: "No two workflows of a stack have the same name: in the dashboard nobody can tell them apart.",
    severity: "medium",
    enforcementLevel: "mandatory",
    tags: ["ownership"],
    remediationSteps: "Give each a name of its own, or leave name out: it is the logical name then.",
    settings: {},
  },
  (review) => {
    reportAlike(
      review,
      ({ name }) => (name ?? "").trim().toLowerCase(),
      (earlier) => `name is the same as that of ${earlier}. Give each a name of its own.`,
    );
  },
);
