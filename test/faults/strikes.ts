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

/**
 * Every signal at each turn's last pass, where all that come in the turn are heard; and kill -9 at its first pass, and at
 * every place in between.
 *
 * @param struck the places that were struck in other scenarios, to which these are added
 */
export function everyStrike(passes: readonly Passed[], struck: Set<string>): Strike[] {
  const last = passes.filter(isAt(1));
  const first = passes.filter((...of) => isAt(-1)(...of) && !isAt(1)(...of));
  for (const { point } of [...first, ...last]) struck.add(point);
  const places = passes.filter(({ point }) => !struck.has(point) && struck.add(point));
  return [
    ...[...first, ...places].map((pass) => strike(pass, "SIGKILL")),
    ...last.flatMap((pass) => signals.map((signal) => strike(pass, signal))),
  ];
}

/** Each turn's last pass, struck by one signal after the other. */
export const someStrikes = (passes: readonly Passed[], first: number): Strike[] =>
  passes.filter(isAt(1)).map((pass, index) => strike(pass, signals[(first + index) % signals.length] ?? "SIGKILL"));
