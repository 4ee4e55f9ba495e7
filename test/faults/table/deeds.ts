import type { StartedEmulator } from "../../../sdk/testing/index.js";
import { byHand } from "../../lifecycle/by-hand.js";
import { leastFields } from "../../lifecycle/declared.js";
import type { Bag } from "../../support/provider-process/bag.js";
import type { Handler } from "../../support/provider-process/inputs.js";
import type { StackResource } from "../../support/provider-process/resource.js";
import { seenRuns, seenRunState, seenWorkflows, seenWorkflowState } from "./seen.js";
import type { Verb } from "./verbs.js";

type Said = "created" | "updated" | "same";

/** What one verb does, in three deployments: before the fault, under it, and after it. */
export interface Deed {
  readonly handler: Handler;
  /** Makes what the verb is about, where there has to be something. */
  readonly before?: (resource: StackResource, emulator: StartedEmulator) => Promise<unknown>;
  readonly under: (resource: StackResource, emulator: StartedEmulator) => Promise<unknown>;
  readonly after: (resource: StackResource, emulator: StartedEmulator) => Promise<Said>;
  readonly server: (emulator: StartedEmulator) => Promise<string>;
  readonly state: (emulator: StartedEmulator, resource: StackResource) => Promise<string>;
}

const workflow = (args: Bag): Omit<Deed, "under"> => ({
  handler: "workflow",
  after: (resource) => resource.up(args),
  server: (emulator) => seenWorkflows(emulator),
  state: (emulator, resource) => seenWorkflowState(emulator, resource),
});

const create: Deed = { ...workflow(leastFields), under: (resource) => resource.up(leastFields) };

const existing = { ...workflow(leastFields), before: (resource: StackResource) => resource.up(leastFields) };

const read: Deed = { ...existing, under: (resource) => resource.refresh() };

const changed = { ...leastFields, testerPrompt: "Search for the oldest open issue and summarize it." };

const update: Deed = {
  ...existing,
  under: (resource) => resource.up(changed),
  after: (resource) => resource.up(changed),
  server: (emulator) => seenWorkflows(emulator, changed.testerPrompt),
  state: (emulator, resource) => seenWorkflowState(emulator, resource, changed.testerPrompt),
};

const remove: Deed = {
  ...existing,
  under: (resource) => resource.destroy(),
  after: async (resource) => {
    if (resource.isInStack) await resource.destroy();
    return "same";
  },
};

/** The only workflow, which a colleague made. */
async function workflowId(emulator: StartedEmulator): Promise<string> {
  const made = await emulator.workflows();
  if (made.length === 0) await byHand(emulator, "POST", "/workflows", leastFields);
  return (await emulator.workflows())[0]?.id ?? "";
}

/** `pulumi up` of a run of that workflow, with these arguments besides. */
const upWith =
  (args: Bag) =>
  async (resource: StackResource, emulator: StartedEmulator): Promise<Said> =>
    resource.up({ workflowId: await workflowId(emulator), ...args });

const ungated = upWith({});

/** Deadlines within which a run is looked at more than once. */
const gated = upWith({ gate: "block", queueTimeoutSeconds: 3, timeoutSeconds: 4 });

const run = { handler: "workflowRun", server: seenRuns, state: seenRunState } as const;

const dispatch: Deed = { ...run, under: ungated, after: ungated };

const poll: Deed = { ...run, before: ungated, under: gated, after: gated };

/** A run that is known to have passed, and whose evaluation is not. */
async function endedUnevaluated(resource: StackResource, emulator: StartedEmulator): Promise<void> {
  await ungated(resource, emulator);
  await emulator.setFaults([{ path: "/runs/*/evaluation", do: { status: 404 } }]);
  await resource.refresh();
}

const evaluation: Deed = { ...poll, before: endedUnevaluated };

export const deeds: Readonly<Record<Verb, Deed>> = {
  create,
  read,
  update,
  delete: remove,
  dispatch,
  poll,
  evaluation,
  list: create,
  look: dispatch,
  org: create,
};
