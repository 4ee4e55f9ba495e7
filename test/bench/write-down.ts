import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chartOf } from "./chart.js";
import type { Machine } from "./machine.js";
import type { PeerOrSkipped } from "./peers/peers.js";
import type { Polling } from "./polling.js";
import type { Growth } from "./ratios.js";
import type { ReviewTimes } from "./review.js";
import type { Measured } from "./scale.js";
import type { StartUp } from "./start-up.js";
import type { Targets } from "./targets.js";

export interface Figures {
  readonly date: string;
  readonly machine: Machine;
  readonly startUp: StartUp;
  readonly scales: readonly Measured[];
  readonly growth?: readonly Growth[];
  readonly targets?: readonly Targets[];
  readonly polling?: Polling;
  readonly review?: ReviewTimes;
  readonly peers?: readonly PeerOrSkipped[];
}

const textOf = (figures: Figures): string =>
  `${JSON.stringify({ command: "npm run bench", ...figures }, undefined, 1)}\n`;

/** Writes what is there of the figures beside those of the last whole run. */
export function writePart(figures: Figures): void {
  writeFileSync(path.join(tmpdir(), "pulumi-armature-bench-part.json"), textOf(figures));
}

/** Writes the figures, and a chart of a thousand workflows as SVG and PNG. */
export function writeDown(folder: string, told: string, figures: Figures): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "bench.json"), textOf(figures));
  const shown = figures.scales.find(({ workflows, hasCheckpoints }) => workflows === 1000 && !hasCheckpoints);
  if (shown === undefined) return;
  const { svg, png } = chartOf(shown, told);
  writeFileSync(path.join(folder, "bench.svg"), svg);
  writeFileSync(path.join(folder, "bench.png"), png);
}
