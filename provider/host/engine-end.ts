import { fstatSync } from "node:fs";
import { stdin } from "node:process";

/**
 * Whether the host's input is a pipe, as the engine lays it. From anything else an end says nothing.
 *
 * Asked in big numbers, which Node keeps apart: before 24 it takes whatever else was asked of last for part of each path that
 * it follows, and once that is a pipe, no link of `node_modules` leads to where a package's own packages are, as under pnpm.
 */
function isPipe(): boolean {
  try {
    return fstatSync(0, { bigint: true }).isFIFO();
  } catch {
    return false;
  }
}

/**
 * Tells of the end of the engine, even by kill -9: the engine never writes to the host's input, and holds it open as long
 * as it lives.
 */
export function onEngineEnd(listener: () => void): void {
  if (isPipe()) stdin.once("end", listener).resume();
}
