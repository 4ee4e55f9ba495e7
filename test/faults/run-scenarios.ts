import path from "node:path";
import type { RunRecord } from "../../sdk/testing/index.js";
import type { Actor, Scenario, Stage } from "./scenario.js";

/** A gate that a run opens, and that writes a report; the server hears its name as the reason. */
const gate = (name: string, { workflowId, folder }: Stage, image: string) => ({
  workflowId,
  reason: name,
  gate: "block",
  triggers: { image },
  reports: { json: path.join(folder, `${name}.json`) },
});

const dispatched = async ({ name }: Actor, { emulator }: Stage): Promise<RunRecord[]> =>
  (await emulator.runs()).filter(({ reason }) => reason === name);

/** How many runs there are, and what the engine keeps of the last. */
const sight: Scenario["sight"] = async (actor, stage) => {
  const runs = await dispatched(actor, stage);
  const kept = actor.resource.isInStack ? actor.resource.kept.state : {};
  const { verdict, sequence } = kept;
  return { runs: runs.length, verdict, sequence, isTheLast: (kept["runIds"] as string[])[0] === runs.at(-1)?.id };
};

const isUnknown: Scenario["isUnknown"] = async (actor, stage) => {
  const ids = (await dispatched(actor, stage)).map(({ id }) => id);
  const kept = actor.resource.isInStack ? (actor.resource.kept.state["runIds"] as string[]) : [];
  return ids.length > 0 && kept[0] !== ids.at(-1);
};

const up =
  (image: string): Scenario["perform"] =>
  ({ name, resource }, stage) =>
    resource.up(gate(name, stage, image));

const opened = (runs: number) => ({ runs, verdict: "pass", sequence: runs, isTheLast: true });

export const runScenarios: readonly Scenario[] = [
  { what: "a first dispatch", handler: "workflowRun", perform: up("app:1"), sight, outcome: opened(1), isUnknown },
  {
    what: "a dispatch whose answer is lost",
    handler: "workflowRun",
    faults: [{ method: "POST", path: "/workflows/*/runs", do: { cut: "after" } }],
    perform: up("app:1"),
    sight,
    outcome: opened(1),
  },
  {
    what: "a later dispatch",
    handler: "workflowRun",
    prepare: async (actor, stage) => {
      await up("app:1")(actor, stage);
      return actor;
    },
    perform: up("app:2"),
    sight,
    outcome: opened(2),
    isUnknown,
  },
];
