import type { WorkflowRecord } from "../../sdk/testing/index.js";
import { leastFields } from "../lifecycle/declared.js";
import type { Actor, Scenario, Stage } from "./scenario.js";

const before = (name: string) => ({ ...leastFields, name });
const after = (name: string) => ({ ...before(name), testerPrompt: "Search twice.", description: "New." });

const made = async ({ name }: Actor, { emulator }: Stage): Promise<WorkflowRecord[]> =>
  (await emulator.workflows()).filter((workflow) => workflow.name === name);

/** What the server was asked to create, what it has, and what the engine keeps of it. */
const sight: Scenario["sight"] = async (actor, stage) => {
  const { name, resource } = actor;
  const requests = await stage.emulator.requests();
  const workflows = await made(actor, stage);
  return {
    posts: requests.filter(({ method, body }) => method === "POST" && (body as { name?: string }).name === name).length,
    has: workflows.map(({ testerPrompt, archivedAt }) => (archivedAt === undefined ? testerPrompt : "archived")),
    keeps: resource.isInStack ? [resource.kept.state["testerPrompt"]] : [],
    isTheSame: !resource.isInStack || workflows.some(({ id }) => id === resource.kept.id),
  };
};

const outcomeOf = (testerPrompt: string) => ({
  posts: 1,
  has: [testerPrompt],
  keeps: [testerPrompt],
  isTheSame: true,
});

const up: Scenario["perform"] = ({ name, resource }) => resource.up(before(name));

const created: Pick<Scenario, "handler" | "perform" | "sight" | "outcome"> = {
  handler: "workflow",
  perform: up,
  sight,
  outcome: outcomeOf(leastFields.testerPrompt),
};

const prepare: Scenario["prepare"] = async (actor, stage) => {
  await up(actor, stage);
  return actor;
};

const changed: Pick<Scenario, "handler" | "prepare" | "perform" | "sight" | "outcome" | "isUnknown"> = {
  handler: "workflow",
  prepare,
  perform: ({ name, resource }) => resource.up(after(name)),
  sight,
  outcome: outcomeOf("Search twice."),
  isUnknown: async (actor, stage) => {
    const [workflow] = await made(actor, stage);
    return workflow?.testerPrompt !== actor.resource.kept.state["testerPrompt"];
  },
};

export const workflowScenarios: readonly Scenario[] = [
  {
    ...created,
    what: "a creation",
    isUnknown: async (actor, stage) => (await made(actor, stage)).length > 0 && !actor.resource.isInStack,
  },
  {
    ...created,
    what: "a creation whose answer is lost",
    faults: [{ method: "POST", path: "/workflows", do: { cut: "after" } }],
  },
  {
    ...created,
    what: "a creation whose answer is lost, on a server that lists little",
    emulator: { profile: "terse" },
    faults: [{ method: "POST", path: "/workflows", do: { cut: "after" } }],
  },
  {
    ...created,
    what: "a creation of what an earlier deployment has made",
    prepare: async (actor, stage) => {
      await up(actor, stage);
      return { name: actor.name, resource: stage.enter(actor.name) };
    },
  },
  {
    ...created,
    what: "an adoption",
    prepare: async (actor, stage) => {
      await up(actor, stage);
      return { name: actor.name, resource: stage.enter(actor.name) };
    },
    perform: async (actor, stage) => {
      const [workflow] = await made(actor, stage);
      await actor.resource.up(before(actor.name), workflow?.id);
    },
  },
  { ...changed, what: "an update" },
  { ...changed, what: "an update that is refused twice", faults: [{ method: "PATCH", do: { status: 503 } }] },
  { ...changed, what: "an update whose answer tells no version", emulator: { profile: "no-content" } },
  {
    what: "a deletion",
    handler: "workflow",
    prepare,
    perform: async ({ resource }) => {
      if (resource.isInStack) await resource.destroy();
    },
    sight,
    outcome: { posts: 1, has: ["archived"], keeps: [], isTheSame: true },
    isUnknown: async (actor, stage) => {
      const [workflow] = await made(actor, stage);
      return workflow?.archivedAt !== undefined && actor.resource.isInStack;
    },
  },
];
