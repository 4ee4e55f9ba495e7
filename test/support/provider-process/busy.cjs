// Preloaded into Pulumi's host: once the process has got a SIGINT, the machine takes the processor away from it for longer
// than any grace, whenever it has set a timer.
"use strict";

const awayMs = 300;

const set = globalThis.setTimeout;

let isTold = false;
process.on("SIGINT", () => (isTold = true));

globalThis.setTimeout = Object.assign((...values) => {
  const timer = set(...values);
  if (isTold) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, awayMs);
  return timer;
}, set);
