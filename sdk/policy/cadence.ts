import { CronPattern } from "croner";

/** How often a schedule comes. */
export interface Cadence {
  /** In the mean over years. */
  readonly timesPerDay: number;
  /** The shortest time between two of them; infinite where there is but one a day, and never on two days in a row. */
  readonly leastMinutes: number;
  /** When in a day, in minutes. */
  readonly minutesOfDay: readonly number[];
  /** On which days of the week it may come, from Sunday, 0. */
  readonly weekdays: readonly number[];
}

const dayMinutes = 1440;

/** Four years with a leap day. */
const days = Array.from({ length: 1461 }, (_, index) => new Date(Date.UTC(2023, 0, 1 + index)));

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
  const matching = days.map((day) => comesOn(pattern, day));
  const isOnDaysInARow = matching.some((comes, index) => comes && matching[index + 1] === true);
  const gaps = minutesOfDay.slice(1).map((minute, index) => minute - (minutesOfDay[index] ?? 0));
  const overnight = dayMinutes - (minutesOfDay.at(-1) ?? 0) + (minutesOfDay[0] ?? 0);
  const dates = days.filter((_, index) => matching[index] === true);
  return {
    timesPerDay: (dates.length * minutesOfDay.length) / days.length,
    leastMinutes: Math.min(Infinity, ...gaps, ...(isOnDaysInARow ? [overnight] : [])),
    minutesOfDay,
    weekdays: [...new Set(dates.map((date) => date.getUTCDay()))],
  };
}

const marked = (field: readonly number[]): number[] => [...field.keys()].filter((index) => field[index] === 1);

/** Cron takes either of a day of the month and a day of the week, where both are given. */
function comesOn({ day, month, dayOfWeek, starDOM, starDOW }: CronPattern, date: Date): boolean {
  if (month[date.getUTCMonth()] !== 1) return false;
  const isDay = day[date.getUTCDate() - 1] === 1;
  const isWeekday = (dayOfWeek[date.getUTCDay()] ?? 0) > 0;
  if (starDOM) return isWeekday;
  return starDOW ? isDay : isDay || isWeekday;
}
