import { oneLine, type Problem } from "./check/problem.js";

/** The emulator was asked for something it cannot do; the message is one line that says what and what next. */
export class EmulatorOptionError extends Error {
  override readonly name = "EmulatorOptionError";
}

/** An error naming every problem of what is told, such as `The faults`. */
export const optionError =
  (subject: string) =>
  (problems: readonly Problem[]): EmulatorOptionError =>
    new EmulatorOptionError(`${subject} cannot be used: ${oneLine(problems)}.`);
