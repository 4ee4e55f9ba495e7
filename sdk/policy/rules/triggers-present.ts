import { runRule } from "../resource-rule.js";

export const triggersPresent = runRule(
  {
    name: "triggers-present",
    description: "A run says what dispatches it: with no trigger it runs once and never again.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["gate"],
    remediationSteps:
      "Set triggers to what is tested, such as an image's digest; for each update, say everyUpdate: true.",
    settings: {},
  },
  ({ triggers, workflowVersionId, everyUpdate, idempotencyKey }, { report }) => {
    if (everyUpdate === true || workflowVersionId !== undefined || idempotencyKey !== undefined) return;
    if (isEmpty(triggers))
      report("triggers is empty, so it runs once and never again. Name what is tested, such as an image's digest.");
  },
);

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === "") return true;
  return typeof value === "object" && value !== null && Object.values(value).every(isEmpty);
}
