import type { Passed, Strike } from "../support/await-points/await-points.js";

const signals = ["SIGKILL", "SIGINT", "SIGTERM"] as const;

/**
 * Whether a pass is the last or the first of its turn. A process hears of signals and answers between turns alone, and
 * what it has sent in one is out at its last pass: the passes in between tell the world nothing else.
 */
const isAt =
  (side: -1 | 1) =>
  ({ turn }: Passed, index: number, passes: readonly Passed[]): boolean =>
    passes[index + side]?.turn !== turn;

const strike = ({ point, nth }: Passed, signal: Strike["signal"]): Strike => ({ point, nth, signal });

/** Every pass is struck by kill -9, and each turn's first and last by the signals that a process can hear. */
export const everyStrike = (passes: readonly Passed[]): Strike[] => {
  const isHeard = (...of: Parameters<ReturnType<typeof isAt>>): boolean => isAt(1)(...of) || isAt(-1)(...of);
  const heard = passes.filter(isHeard);
  return [
    ...passes.map((pass) => strike(pass, "SIGKILL")),
    ...heard.flatMap((pass) => [strike(pass, "SIGINT"), strike(pass, "SIGTERM")]),
  ];
};

/** Each turn's last pass, struck by one signal after the other. */
export const someStrikes = (passes: readonly Passed[], first: number): Strike[] =>
  passes.filter(isAt(1)).map((pass, index) => strike(pass, signals[(first + index) % signals.length] ?? "SIGKILL"));
