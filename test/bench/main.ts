import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { chartOf } from "./chart.js";
import { machineWith } from "./machine.js";
import { measurePeers } from "./peers/peers.js";
import { measurePolling } from "./polling.js";
import { costsOf, growthTable, peersTable, rowsOf, table, timesOf } from "./print.js";
import { growthOf } from "./ratios.js";
import { measureScale, type Measured, nameOf, quickScales, wholeScales } from "./scale.js";
import { measureStartUp } from "./start-up.js";
import { targetsOf } from "./targets.js";

// Measures the provider on the real engine against that engine with a provider that does nothing, and against
// `pulumi.dynamic.Resource`, in the same run.

const { quick } = new Command("bench")
  .description("Measures the provider on the real engine against the engine alone.")
  .option("--quick", "100 workflows only, in under 3 minutes; docs/bench is left as it is", false)
  .parse()
  .opts<{ quick: boolean }>();

const folder = path.resolve(__dirname, "../../docs/bench");

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const note = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const engine = await ensureEngine(note);
  const machine = machineWith(engine);
  const date = new Date().toISOString().slice(0, 10);
  const told = `${date}, ${machine.cores} cores, Node ${machine.node}, Pulumi ${machine.pulumi}, npm run bench`;
  say(`${told}\n`);

  note("start-up");
  const startUp = await measureStartUp(quick ? 3 : 9);
  say(`${table(["start-up, ms", ""], rowsOf(startUp))}\n`);

  const scales: Measured[] = [];
  for (const scale of quick ? quickScales : wholeScales) {
    const measured = await measureScale(engine, scale, note);
    scales.push(measured);
    say(`${timesOf(measured)}\n\n${costsOf(measured)}\n`);
  }
  const fast = scales.filter(({ hasCheckpoints }) => !hasCheckpoints);
  const [few, many] = [fast.at(0), fast.at(-1)];
  const growth = few === undefined || many === undefined ? [] : growthOf(few, many);
  if (growth.length > 0) say(`${growthTable(growth)}\n`);

  const polling = quick ? undefined : await measurePolling(note);
  if (polling !== undefined) say(`${table(["a gate's waiting", ""], rowsOf(polling))}\n`);

  const peers = quick ? [] : await measurePeers({ workflows: 1000, rounds: 3, say: note });
  if (peers.length > 0) say(`${peersTable(peers)}\n`);

  const targets = targetsOf(scales, startUp);
  for (const { of, targets: those } of targets) {
    const told = those.map(({ what, most, measured, isMet }) => [what, measured, most, isMet ? "met" : "MISSED"]);
    say(`${table([of, "measured", "at most", ""], told)}\n`);
  }

  if (quick) return;
  mkdirSync(folder, { recursive: true });
  const all = { date, machine, command: "npm run bench", startUp, scales, growth, polling, peers, targets };
  writeFileSync(path.join(folder, "bench.json"), `${JSON.stringify(all, undefined, 1)}\n`);
  const shown = scales.find(({ workflows }) => workflows === 1000);
  if (shown === undefined) return;
  const { svg, png } = chartOf(shown, told);
  writeFileSync(path.join(folder, "bench.svg"), svg);
  writeFileSync(path.join(folder, "bench.png"), png);
  note(`Written: docs/bench/bench.json, bench.svg, bench.png (${nameOf(shown)}).`);
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
