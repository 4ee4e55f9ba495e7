import { CronPattern } from "croner";

const form = 'minute hour day-of-month month day-of-week, as in "0 9 * * *"';

/** A field that every cron reads alike: croner also takes L, W, #, ? and +, which the API page does not name. */
const plainField = (...names: readonly string[]): RegExp => {
  const value = `(?:${["\\d+", ...names].join("|")})`;
  const part = `(?:\\*|${value}(?:-${value})?)(?:/\\d+)?`;
  return new RegExp(`^${part}(?:,${part})*$`, "i");
};

const plainFields = [
  plainField(),
  plainField(),
  plainField(),
  plainField("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
  plainField("sun", "mon", "tue", "wed", "thu", "fri", "sat"),
];

/** The last day of each month, in a leap year. */
const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What is wrong with a five-field cron expression, the only form the API page documents; undefined when nothing is. */
export function cronProblem(expression: string): string | undefined {
  const fields: readonly string[] = expression.match(/\S+/g) ?? [];
  if (fields.length !== 5) {
    return `has ${fields.length} ${fields.length === 1 ? "field" : "fields"}; give five: ${form}`;
  }
  const pattern = patternOf(expression.trim());
  if (pattern === undefined) return `is not a cron expression; give ${form}`;
  if (!fields.every((field, index) => plainFields[index]?.test(field) === true)) {
    return (
      "is more than plain cron; give each field as *, numbers, ranges and steps, with commas between them, " +
      "months also as JAN to DEC and days of the week as SUN to SAT, without L, W, #, ? and +"
    );
  }
  if (comes(pattern)) return undefined;
  return "never comes, since no month that it names has a day that it names; give another day of the month or month";
}

function patternOf(expression: string): CronPattern | undefined {
  try {
    return new CronPattern(expression, undefined, { mode: "5-part" });
  } catch {
    return undefined;
  }
}

/** Beside a day of the week the day of the month is one of two ways to come, and a day of the week always comes. */
function comes({ day, month, starDOW }: CronPattern): boolean {
  return !starDOW || lastDays.some((last, index) => month[index] === 1 && day.slice(0, last).includes(1));
}
