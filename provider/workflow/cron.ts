import { Cron } from "croner";

/** What is wrong with a five-field cron expression, the only form the API page documents; undefined when nothing is. */
export function cronProblem(expression: string): string | undefined {
  const { length } = expression.match(/\S+/g) ?? [];
  if (length !== 5) {
    const fields = length === 1 ? "field" : "fields";
    return `has ${length} ${fields}; give five: minute hour day-of-month month day-of-week, as in "0 9 * * *"`;
  }
  try {
    new Cron(expression.trim(), { mode: "5-part", paused: true });
    return undefined;
  } catch {
    return 'is not a cron expression; give minute hour day-of-month month day-of-week, as in "0 9 * * *"';
  }
}
