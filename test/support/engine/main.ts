import { ensureEngine } from "./ensure-engine.js";

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

ensureEngine(tell).then(
  ({ command, version }) => process.stdout.write(`${command}\nPulumi ${version}\n`),
  (error: unknown) => {
    tell(`error: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
