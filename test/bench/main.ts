import path from "node:path";
import { Command } from "commander";
import { table } from "../../sdk/text/table.js";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { machineWith } from "./machine.js";
import { measurePeers } from "./peers/peers.js";
import { measurePolling } from "./polling.js";
import { costsOf, growthTable, peersTable, rowsOf, timesOf } from "./print.js";
import { growthOf } from "./ratios.js";
import { measureReview } from "./review.js";
import { measureScale, type Measured, quickScales, wholeScales } from "./scale.js";
import { measureStartUp } from "./start-up.js";
import { type Targets, targetsOf } from "./targets.js";
import { writeDown, writePart } from "./write-down.js";

// Measures the provider on the real engine against that engine with a provider that does nothing, and against
// `pulumi.dynamic.Resource`, in the same run.

const { quick } = new Command("bench")
  .description("Measures the provider on the real engine against the engine alone.")
  .option("--quick", "100 workflows only; docs/bench is left as it is", false)
  .parse()
  .opts<{ quick: boolean }>();

const folder = path.resolve(__dirname, "../../docs/bench");

const say = (text: string): void => void process.stdout.write(`${text}\n\n`);

const note = (text: string): void => void process.stderr.write(`${text}\n`);

function sayTargets(targets: readonly Targets[]): void {
  for (const { of, targets: those } of targets) {
    const rows = those.map(({ what, most, measured, isMet }) => [what, measured, most, isMet ? "met" : "MISSED"]);
    say(table([of, "measured", "at most", ""], rows));
  }
}

async function main(): Promise<void> {
  const engine = await ensureEngine(note);
  const machine = machineWith(engine);
  const date = new Date().toISOString().slice(0, 10);
  const told = `${date}, ${machine.cores} cores, Node ${machine.node}, Pulumi ${machine.pulumi}, npm run bench`;
  say(told);

  note("start-up");
  const startUp = await measureStartUp(quick ? 3 : 9);
  say(table(["start-up, ms", ""], rowsOf(startUp)));

  const scales: Measured[] = [];
  for (const scale of quick ? quickScales : wholeScales) {
    const measured = await measureScale(engine, scale, note);
    scales.push(measured);
    say(`${timesOf(measured)}\n\n${costsOf(measured)}`);
    // A run that is broken off leaves what it has measured.
    if (!quick) writePart({ date, machine, startUp, scales });
  }
  const growth = growthOf(scales);
  if (growth.length > 0) say(growthTable(growth));
  if (quick) {
    sayTargets(targetsOf(scales, startUp));
    say("Left out by --quick: all other scales, growth, a gate's waiting, a policy pack and the peers.");
    return;
  }

  const polling = await measurePolling(note);
  say(table(["a gate's waiting", ""], rowsOf(polling)));
  note("a policy pack");
  const review = await measureReview(1000, 3);
  say(table(["a policy pack", ""], rowsOf(review)));
  const peers = await measurePeers({ workflows: 1000, rounds: 3, say: note });
  say(peersTable(peers));
  const targets = targetsOf(scales, startUp, review);
  sayTargets(targets);
  writeDown(folder, told, { date, machine, startUp, scales, growth, targets, polling, review, peers });
}

main().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
