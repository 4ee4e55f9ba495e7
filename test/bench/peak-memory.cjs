"use strict";

// Preloaded into every Node process of an operation: the one of the provider notes how much memory it has taken at most.

const { writeFileSync } = require("node:fs");

if (/dynamic-provider/u.test(process.argv[1] ?? "")) {
  let peakKb = 0;
  const note = () => {
    const { maxRSS } = process.resourceUsage();
    if (maxRSS <= peakKb) return;
    peakKb = maxRSS;
    writeFileSync(process.env.BENCH_PEAK_FILE, String(peakKb));
  };
  setInterval(note, 50).unref();
  process.on("exit", note);
}
