import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cronProblem } from "../../provider/workflow/cron.js";

describe("a cron expression", () => {
  it.each([
    "*/15 * * * *",
    "*/30 * * * *",
    "0 * * * *",
    "0 9 * * *",
    "0 9 * * 1-5",
    "5,35 0-23/2 1 1,7 *",
    "0 0 29 2 *",
    "59 23 31 12 6",
    "0 9 * JAN MON-FRI",
    "0 0 * * 7",
    "  0   9 * * *  ",
    "0 9 * jul-sep,Dec sat,sun",
    "0 0 * * wed",
    "0-59/5,7 */2 1-31/10 * *",
    "0 0 31 1-12 *",
    "0 0 30 2 1",
  ])("is %j", (expression) => {
    expect(cronProblem(expression)).toBeUndefined();
  });

  it.each([
    ["", 0],
    ["   ", 0],
    ["@daily", 1],
    ["0 9 * *", 4],
    ["0 0 9 * * *", 6],
    ["0 0 9 * * * 2026", 7],
  ])("is not %j, which has %i fields instead of five", (expression, count) => {
    expect(cronProblem(expression)).toBe(
      `has ${count} ${count === 1 ? "field" : "fields"}; give five: minute hour day-of-month month day-of-week, as in "0 9 * * *"`,
    );
  });

  it.each([
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "* * 32 * *",
    "* * * 13 *",
    "* * * * 8",
    "*/0 * * * *",
    "a b c d e",
    "5-1 * * * *",
    "1,,2 * * * *",
    "-1 * * * *",
  ])("is not %j", (expression) => {
    expect(cronProblem(expression)).toBe(
      'is not a cron expression; give minute hour day-of-month month day-of-week, as in "0 9 * * *"',
    );
  });

  it.each([
    "0 0 L * *",
    "0 0 l * *",
    "0 0 15W * *",
    "0 0 LW * *",
    "0 0 * * 5L",
    "0 0 * * 5#2",
    "0 0 * * FRI#2",
    "0 0 ? * *",
    "? * * * *",
    "0 0 1 * +1",
    "0 0 1 JANFEB *",
    "0 0 1 */JAN *",
  ])("is not %j, which no plain cron reads", (expression) => {
    expect(cronProblem(expression)).toBe(
      "is more than plain cron; give each field as *, numbers, ranges and steps, with commas between them, " +
        "months also as JAN to DEC and days of the week as SUN to SAT, without L, W, #, ? and +",
    );
  });

  it.each(["0 0 30 2 *", "0 0 31 2 *", "0 0 31 FEB *", "0 0 30,31 2 *", "0 0 31 4,6,9,11 *", "*/5 * 30-31 2 *"])(
    "is not %j, whose day never comes",
    (expression) => {
      expect(cronProblem(expression)).toBe(
        "never comes, since no month that it names has a day that it names; give another day of the month or month",
      );
    },
  );

  it("is judged without a throw, whatever it is, and never repeated", () => {
    const field = fc.stringMatching(/^[\d*/,\-LW#?A-Z]{1,8}$/u);
    const five = fc.tuple(field, field, field, field, field).map((fields) => fields.join(" "));
    fc.assert(
      fc.property(fc.oneof(fc.string(), five), (expression) => {
        const problem = cronProblem(expression);
        return problem === undefined || (problem !== "" && (expression.length < 12 || !problem.includes(expression)));
      }),
      { numRuns: 500 },
    );
  });
});
