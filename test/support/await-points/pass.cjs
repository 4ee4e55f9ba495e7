// Preloaded into Pulumi's host: the provider that it loads is the build, but for a point before and after everything that
// is awaited. The process notes the points that it passes, or gets a signal at one of them, as the environment says.
"use strict";

const { createHook } = require("node:async_hooks");
const { appendFileSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const { build, copy, log, strike } = JSON.parse(process.env.AWAIT_POINTS);

const load = Module._extensions[".js"];

Module._extensions[".js"] = (module, file) => {
  const name = path.relative(build, file);
  if (name.startsWith("..")) return load(module, file);
  return module._compile(readFileSync(path.join(copy, name), "utf8"), file);
};

/** How often Node has called back into the process: it hears of no signal and no answer in between. */
let turns = 0;

if (log !== undefined) {
  const continuations = new Set();
  createHook({
    init: (id, type) => void (/^(PROMISE|Microtask|TickObject)$/u.test(type) && continuations.add(id)),
    before: (id) => void (continuations.has(id) || (turns += 1)),
    destroy: (id) => continuations.delete(id),
  }).enable();
}

let passes = 0;

/** Nothing of this process goes on after a SIGKILL; of another signal, not before its listeners have heard it. */
function struck() {
  if (strike.signal === "SIGKILL") {
    process.kill(process.pid, strike.signal);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  return new Promise((resolve) => {
    process.once(strike.signal, () => resolve());
    process.kill(process.pid, strike.signal);
  });
}

function pass(point) {
  if (log !== undefined) appendFileSync(log, `${turns} ${point}\n`);
  if (point !== strike?.point) return undefined;
  passes += 1;
  return passes === strike.nth ? struck() : undefined;
}

globalThis.awaitAt = async (name, begin) => {
  const before = pass(`before ${name}`);
  if (before !== undefined) await before;
  try {
    return await begin();
  } finally {
    const after = pass(`after ${name}`);
    if (after !== undefined) await after;
  }
};

globalThis.awaitEachAt = async function* (name, values) {
  const iterator = values[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await globalThis.awaitAt(name, () => iterator.next());
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
};
