import { asFarAsKnown } from "../as-far-as-known.js";
import type { Cadence } from "../cadence.js";
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
    const at = new Map<string, string[]>();
    const cadences = asFarAsKnown(workflows, ({ resource, props }) => ({
      name: resource.name,
      cadence: scheduled(props),
    }));
    for (const { name, cadence } of cadences.told) {
      for (const moment of typeof cadence === "object" ? momentsOf(cadence) : []) {
        const names = at.get(moment);
        if (names === undefined) at.set(moment, [name]);
        else names.push(name);
      }
    }
    const crowded = [...at].filter(([, names]) => names.length > maxAtOnce).sort(([, a], [, b]) => b.length - a.length);
    const [worst] = crowded;
    if (worst !== undefined) {
      const [moment, names] = worst;
      const others = crowded.length - 1;
      const more = others === 0 ? "" : `${others} more ${others === 1 ? "minute has" : "minutes have"} too many. `;
      report(
        `${names.length} workflows start on ${moment}; at most ${maxAtOnce} are allowed: ${shortened(names)}. ${more}` +
          "Give their cron expressions different minutes.",
      );
    }
    cadences.admit();
  },
);

const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const two = (number: number): string => String(number).padStart(2, "0");

/** When in a week it starts, as a person says it. */
const momentsOf = ({ weekdays, minutesOfDay }: Cadence): string[] =>
  weekdays.flatMap((day) =>
    minutesOfDay.map((minute) => `${dayNames[day]} at ${two(Math.floor(minute / 60))}:${two(minute % 60)}`),
  );

const shownNames = 5;

const shortened = (names: readonly string[]): string =>
  names.length > shownNames
    ? `${names.slice(0, shownNames).join(", ")} and ${names.length - shownNames} more`
    : names.join(", ");
