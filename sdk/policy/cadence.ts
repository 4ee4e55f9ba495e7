import { CronPattern } from "croner";

/** How often a schedule comes. */
export interface Cadence {
  /** In the mean over a year. */
  readonly timesPerDay: number;
  /** The shortest time between two of them; infinite where there is but one a day and days are far apart. */
  readonly leastMinutes: number;
  /** When in a day, in minutes. */
  readonly minutesOfDay: readonly number[];
}

const dayMinutes = 1440;

/** A year that begins on a Sunday and has no leap day. */
const year = 2023;

/** Several rules ask for the same, and many workflows have it. */
const counted = new Map<string, Cadence | undefined>();

/** Undefined for what is not a five-field cron expression, which the provider refuses. */
export function cadenceOf(cron: string): Cadence | undefined {
  if (!counted.has(cron)) counted.set(cron, count(cron));
  return counted.get(cron);
}

function count(cron: string): Cadence | undefined {
  let pattern: CronPattern;
  try {
    pattern = new CronPattern(cron.trim(), undefined, { mode: "5-part" });
  } catch {
    return undefined;
  }
  const hours = marked(pattern.hour);
  const minutesOfDay = hours.flatMap((hour) => marked(pattern.minute).map((minute) => 60 * hour + minute));
  const days = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)));
  const matching = days.map((day) => comesOn(pattern, day));
  const isOnDaysInARow = matching.some((comes, index) => comes && matching[(index + 1) % days.length] === true);
  const gaps = minutesOfDay.slice(1).map((minute, index) => minute - (minutesOfDay[index] ?? 0));
  const overnight = dayMinutes - (minutesOfDay.at(-1) ?? 0) + (minutesOfDay[0] ?? 0);
  return {
    timesPerDay: (matching.filter(Boolean).length * minutesOfDay.length) / days.length,
    leastMinutes: Math.min(Infinity, ...gaps, ...(isOnDaysInARow ? [overnight] : [])),
    minutesOfDay,
  };
}

const marked = (field: readonly number[]): number[] => [...field.keys()].filter((index) => field[index] === 1);

/** Cron takes either of a day of the month and a day of the week, where both are given. */
function comesOn({ day, month, dayOfWeek, starDOM, starDOW }: CronPattern, date: Date): boolean {
  if (month[date.getUTCMonth()] !== 1) return false;
  const isDay = day[date.getUTCDate() - 1] === 1;
  const weekday = date.getUTCDay();
  const isWeekday = (dayOfWeek[weekday] ?? 0) > 0 || (weekday === 0 && (dayOfWeek[7] ?? 0) > 0);
  if (starDOM) return isWeekday;
  return starDOW ? isDay : isDay || isWeekday;
}
