import path from "node:path";

const lazily = path.join(__dirname, "lazily.cjs");

/** NODE_OPTIONS for a process that is started often: it loads what it seldom uses later, and these files first. */
export const nodeOptions = (preloads: readonly string[] = []): string =>
  [lazily, ...preloads].map((file) => `--require "${file}"`).join(" ");
