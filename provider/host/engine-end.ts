import { fstatSync } from "node:fs";
import { stdin } from "node:process";

/** Whether the host's input is a pipe, as the engine lays it. From anything else an end says nothing. */
function isPipe(): boolean {
  try {
    return fstatSync(0).isFIFO();
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
