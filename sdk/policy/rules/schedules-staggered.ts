import { asFarAsKnown } from "../as-far-as-known.js";
import { scheduled } from "../cost.js";
import { stackRule } from "../stack-rule.js";

export const schedulesStaggered = stackRule<{ maxAtOnce: number }>(
  {
    name: "schedules-staggered",
    description:
      "Few workflows start in the same minute: runs that start together wait for each other and disturb the MCP server.",
    severity: "low",
    enforcementLevel: "advisory",
    tags: ["schedule"],
    remediationSteps: "Give their cron expressions different minutes.",
    settings: {
      maxAtOnce: {
        description: "How many workflows may start in the same minute of a day.",
        type: "integer",
        minimum: 1,
        default: 5,
      },
    },
  },
  ({ settings: { maxAtOnce }, workflows, report }) => {
    const at = new Map<number, string[]>();
    const cadences = asFarAsKnown(workflows, ({ resource, props }) => ({
      name: resource.name,
      cadence: scheduled(props),
    }));
    for (const { name, cadence } of cadences.told) {
      if (typeof cadence !== "object") continue;
      for (const minute of cadence.minutesOfDay) at.set(minute, [...(at.get(minute) ?? []), name]);
    }
    const crowded = [...at].filter(([, names]) => names.length > maxAtOnce).sort(([, a], [, b]) => b.length - a.length);
    const [worst] = crowded;
    if (worst !== undefined) {
      const [minute, names] = worst;
      const others = crowded.length - 1;
      const more = others === 0 ? "" : `${others} more ${others === 1 ? "minute has" : "minutes have"} too many. `;
      report(
        `${names.length} workflows start at ${clock(minute)}, of at most ${maxAtOnce}: ${shortened(names)}. ${more}` +
          "Give their cron expressions different minutes.",
      );
    }
    cadences.admit();
  },
);

const two = (number: number): string => String(number).padStart(2, "0");

const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

const shownNames = 5;

const shortened = (names: readonly string[]): string =>
  names.length > shownNames
    ? `${names.slice(0, shownNames).join(", ")} and ${names.length - shownNames} more`
    : names.join(", ");
