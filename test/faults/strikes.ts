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

/** Kill -9 at every place that awaits, and every signal at each turn's first and last pass. */
export function everyStrike(passes: readonly Passed[]): Strike[] {
  const ends = passes.filter((...of) => isAt(1)(...of) || isAt(-1)(...of));
  const places = passes.filter((pass) => pass.nth === 1 && !ends.includes(pass));
  return [
    ...places.map((pass) => strike(pass, "SIGKILL")),
    ...ends.flatMap((pass) => signals.map((signal) => strike(pass, signal))),
  ];
}

/** Each turn's last pass, struck by one signal after the other. */
export const someStrikes = (passes: readonly Passed[], first: number): Strike[] =>
  passes.filter(isAt(1)).map((pass, index) => strike(pass, signals[(first + index) % signals.length] ?? "SIGKILL"));
