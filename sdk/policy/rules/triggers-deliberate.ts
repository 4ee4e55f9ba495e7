import { runRule } from "../resource-rule.js";

/** How near to now a time counts as now. */
const nearMs = 3_600_000;

export const triggersDeliberate = runRule(
  {
    name: "triggers-deliberate",
    description:
      "What dispatches a run is said on purpose: with no trigger it runs once and never again, with the time of day at every update.",
    severity: "high",
    enforcementLevel: "mandatory",
    tags: ["gate", "cost"],
    remediationSteps:
      "Set triggers to what is tested, such as an image's digest; for each update, say everyUpdate: true.",
    settings: {},
  },
  ({ triggers, workflowVersionId, everyUpdate, idempotencyKey }, { report }) => {
    if (everyUpdate === true) return;
    if (isEmpty(triggers) && workflowVersionId === undefined && idempotencyKey === undefined)
      report("triggers is empty, so it runs once and never again. Name what is tested, such as an image's digest.");
    else if (holdsNow(triggers, Date.now()))
      report("triggers holds the current time, so it runs at every update. Remove it, or say everyUpdate: true.");
  },
);

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** Whether a time of about now stands in a JSON value: in milliseconds, seconds, or as a date's text. */
function holdsNow(value: unknown, nowMs: number): boolean {
  const isNow = (ms: number): boolean => Math.abs(ms - nowMs) < nearMs;
  if (typeof value === "number") return isNow(value) || isNow(value * 1000);
  if (typeof value === "string") {
    const ms = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
    return isNow(ms) || isNow(ms * 1000);
  }
  return typeof value === "object" && value !== null && Object.values(value).some((member) => holdsNow(member, nowMs));
}
