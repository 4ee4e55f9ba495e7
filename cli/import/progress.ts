import { SingleBar } from "cli-progress";

/** How far a command has come. */
export interface Progress {
  readonly seen: (done: number, of: number) => void;
  readonly stop: () => void;
}

/** A bar on a terminal that can draw one; elsewhere nothing. */
export function progress(): Progress {
  const canDraw = process.stderr.isTTY && process.env["TERM"] !== "dumb" && process.env["CI"] === undefined;
  if (!canDraw) return { seen: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: "{bar} {value} of {total} workflows", stream: process.stderr });
  return {
    seen: (done, of) => (done === 1 ? bar.start(of, done) : bar.update(done)),
    stop: () => bar.stop(),
  };
}
