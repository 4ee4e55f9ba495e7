import { runRule } from "../resource-rule.js";

/** How near to now a time counts as now. */
const nearMs = 300_000;

export const triggersNotTheTime = runRule(
  {
    name: "triggers-not-the-time",
    description: "No trigger is the current time: it would dispatch a run at every update.",
    severity: "high",
    enforcementLevel: "advisory",
    tags: ["gate", "cost"],
    remediationSteps:
      "Set triggers to what is tested, such as an image's digest; for each update, say everyUpdate: true.",
    settings: {},
  },
  ({ triggers, everyUpdate }, { report }) => {
    if (everyUpdate !== true && holdsNow(triggers, Date.now()))
      report("triggers holds the current time, so it runs at every update. Remove it, or say everyUpdate: true.");
  },
);

/** What may be a time in a text: milliseconds, seconds, or a date with a time of day. */
const times = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|(?<!\d)(?:\d{13}|\d{10})(?!\d)/g;

function holdsNow(value: unknown, nowMs: number): boolean {
  const isNow = (ms: number): boolean => Math.abs(ms - nowMs) < nearMs;
  if (typeof value === "number") return isNow(value) || isNow(value * 1000);
  if (typeof value === "string")
    return (value.match(times) ?? []).some((time) =>
      /^\d+$/.test(time) ? holdsNow(Number(time), nowMs) : isNow(Date.parse(time)),
    );
  return typeof value === "object" && value !== null && Object.values(value).some((member) => holdsNow(member, nowMs));
}
