import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deployGate, gated, type GateDeployment } from "./gate-deployment.js";

const models = ["claude-sonnet-4", "gpt-5"];

/** What is said of a run that passes, one after the other. */
const states = ["is pending, waited for", "is running, waited for", "passed after"];

describe("the progress of a gate on the real engine", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    const script = [{ trigger: "manual", pendingMs: 2000, runningMs: 4000 }] as const;
    deployment = await deployGate(gated(`testerModelIds: ${JSON.stringify(models)}`), { script });
  });
  afterEach(() => deployment.close());

  it("is a line for each state of each run, with its time and its link, however often it is looked at", async () => {
    const { emulator, stack, dispatched, untilSaid } = deployment;
    const up = stack.up();
    await untilSaid(" is running, ", models.length);
    const now = (await emulator.runs()).flatMap(({ trigger, status }) => (trigger === "manual" ? [status] : []));
    expect(now).toEqual(models.map(() => "running"));
    const { exitCode, output } = await up;
    expect(exitCode).toBe(0);

    // At the end of a resource the engine shows the last line once more.
    const lines = output.split("\n").flatMap((line) => /(?<= creating \(\d+s\) )Run .+/u.exec(line)?.[0].trim() ?? []);
    const runs = await dispatched();
    expect(lines).toHaveLength(runs.length * states.length);
    const requests = await emulator.requests();
    for (const [index, id] of runs.entries()) {
      const run = `Run ${id} \\(${models[index]}\\)`;
      const link = `${new URL(emulator.url).origin}/runs/${id}`;
      expect(lines.filter((line) => line.includes(id))).toEqual(
        states.map((state): unknown =>
          expect.stringMatching(new RegExp(`^${run} ${state} (?:under 1|\\d+) s: ${link}$`, "u")),
        ),
      );
      expect(requests.filter(({ path }) => path === `/runs/${id}`).length).toBeGreaterThan(10);
    }
  });
});
