import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import type { InstrumentedBuild, Passed, Strike } from "../support/await-points/await-points.js";
import type { Actor, Scenario } from "./scenario.js";
import { openStage, type OpenStage } from "./stage.js";

/** What is otherwise than it has to be after a process was struck at a point. */
export interface Harm extends Strike {
  readonly what: string;
  readonly found: unknown;
}

/** How long a process that is told to end may take once its verb has answered, in milliseconds. */
const patienceMs = 3_000;

/** How many processes run at once: each of them waits for the server now and then. */
const width = 4;

async function eachOf<Item>(items: readonly Item[], deed: (item: Item) => Promise<void>): Promise<void> {
  const limit = pLimit(width);
  await Promise.all(items.map((item) => limit(() => deed(item))));
}

/** The points that a scenario's verb passes when nothing strikes it. */
export async function pointsOf(scenario: Scenario, build: InstrumentedBuild): Promise<Passed[]> {
  const stage = await openStage(scenario);
  try {
    const [actor] = await stage.cast(["alone"]);
    if (actor === undefined) throw new Error("One name makes one actor.");
    await stage.emulator.setFaults(scenario.faults ?? []);
    // A verb that fails of the scenario's own faults passes its points all the same.
    await stage.deploy([actor], build.recording, () => scenario.perform(actor, stage).catch(() => undefined));
    return build.recorded();
  } finally {
    await stage.close();
  }
}

/** Strikes one process after the other, each at another point, and lets one more deployment go on with what they leave. */
export async function strikeAll(
  scenario: Scenario,
  build: InstrumentedBuild,
  strikes: readonly Strike[],
): Promise<Harm[]> {
  const stage = await openStage(scenario);
  const harms: Harm[] = [];
  try {
    const actors = await stage.cast(strikes.map((_, index) => `actor-${index}`));
    const acts = actors.flatMap((actor, index) => {
      const strike = strikes[index];
      return strike === undefined ? [] : [{ actor, strike }];
    });
    const note = (strike: Strike, what: string, found: unknown, expected: unknown): void => {
      // What comes from a process is of another realm than the test's own, so that only the text is alike.
      if (JSON.stringify(found) !== JSON.stringify(expected)) harms.push({ ...strike, what, found });
    };
    await stage.emulator.setFaults(scenario.faults ?? []);
    await eachOf(acts, async ({ actor, strike }) => {
      const end = await struckEnd(scenario, stage, actor, build.struck(strike));
      const isKilled = strike.signal === "SIGKILL";
      note(strike, "how the process ends", end, isKilled ? undefined : 0);
      if (isKilled) return;
      note(
        strike,
        "whether something is unknown",
        await scenario.isUnknown?.(actor, stage),
        scenario.isUnknown && false,
      );
    });
    await stage.emulator.setFaults([]);

    for (const what of ["what the next deployment leaves", "what a third leaves"]) {
      await stage.deploy(actors, {}, () =>
        eachOf(acts, async ({ actor, strike }) => {
          const why = await scenario.perform(actor, stage).then(() => "done", String);
          note(strike, what, why === "done" ? await scenario.sight(actor, stage) : why, scenario.outcome);
        }),
      );
    }
    return harms;
  } finally {
    await stage.close();
  }
}

/** How the process of a verb ends that is struck in it: by which exit code, if not by the signal. */
async function struckEnd(
  scenario: Scenario,
  stage: OpenStage,
  actor: Actor,
  struck: ReturnType<InstrumentedBuild["struck"]>,
): Promise<unknown> {
  return stage.deploy([actor], struck, async ({ exit }) => {
    await scenario.perform(actor, stage).catch(() => undefined);
    return Promise.race([exit, wait(patienceMs, "it still runs", { ref: false })]);
  });
}
