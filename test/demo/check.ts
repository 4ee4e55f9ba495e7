import { isDeepStrictEqual } from "node:util";

/** One thing that a step of the demo has to show. */
export interface Check {
  readonly text: string;
  readonly holds: boolean;
}

export const check = (text: string, holds: boolean): Check => ({ text, holds });

export const checkEqual = (text: string, actual: unknown, expected: unknown): Check => {
  const holds = isDeepStrictEqual(actual, expected);
  return { holds, text: holds ? text : `${text}; found ${JSON.stringify(actual)}` };
};
