import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { dynamicProvider, type Surroundings } from "../../provider/host/dynamic.js";
import { declarationIn, stateIn } from "../../provider/host/values.js";
import { ClaimedPlaces } from "../../provider/workflow-run/claimed-places.js";
import { workflowRunResource } from "../../provider/workflow-run/workflow-run.js";
import { workflowResource } from "../../provider/workflow/workflow.js";

/** A resource of a stack that a release wrote with a real engine. */
interface Saved {
  urn: string;
  type: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

const folder = path.resolve(__dirname, "../fixtures/state");

const saved = readdirSync(folder).flatMap((file) =>
  (JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Saved[]).map((resource) => ({
    ...resource,
    release: path.basename(file, ".json"),
    name: resource.urn.split("::").at(-1) ?? "",
  })),
);

const nobody = (): never => {
  throw new Error("check and diff ask the server for nothing");
};

const resources = {
  "pulumi-nodejs:dynamic/armature:Workflow": {
    resource: workflowResource(nobody),
    change: { testerPrompt: "Another." },
  },
  "pulumi-nodejs:dynamic/armature:WorkflowRun": {
    resource: workflowRunResource(nobody, { publish: nobody, now: nobody, claimed: new ClaimedPlaces() }),
    change: { triggers: "Another." },
  },
} as const;

const surroundings: Surroundings = {
  configure: nobody,
  heed: () => undefined,
  interruption: { signal: new AbortController().signal, during: (verb) => verb() },
  log: () => () => undefined,
};

const handlers = {
  "pulumi-nodejs:dynamic/armature:Workflow": dynamicProvider(
    resources["pulumi-nodejs:dynamic/armature:Workflow"].resource,
    surroundings,
  ),
  "pulumi-nodejs:dynamic/armature:WorkflowRun": dynamicProvider(
    resources["pulumi-nodejs:dynamic/armature:WorkflowRun"].resource,
    surroundings,
  ),
} as const;

const of = ({ type }: Saved) => resources[type as keyof typeof resources];

describe("a state that a release wrote", () => {
  it.each(saved)("is taken as it is: $name of $release", async (saved) => {
    const { id, inputs, outputs } = saved;
    const { resource } = of(saved);
    const declaration = declarationIn(inputs);
    expect(await resource.check(declaration.inputs)).toEqual([]);
    expect(resource.differs({ id, state: stateIn(outputs) }, declaration)).toBe(false);
  });

  it.each(saved)("shows a change all the same: $name of $release", (saved) => {
    const { id, inputs, outputs } = saved;
    const { resource, change } = of(saved);
    const declaration = declarationIn({ ...inputs, ...change });
    expect(resource.differs({ id, state: stateIn(outputs) }, declaration)).toBe(true);
  });
});

describe("a state that a later release wrote in another form", () => {
  it.each(saved)("is refused with the way out, and nothing is asked or done: $name of $release", async (saved) => {
    const { id, inputs, outputs } = saved;
    const provider = handlers[saved.type as keyof typeof handlers];
    const later = { ...outputs, __stateFormat: 2 };
    const verbs = [
      () => provider.diff(id, later, inputs),
      () => provider.read(id, later),
      () => provider.update(id, later, inputs),
      () => provider.delete(id, later),
    ];
    for (const verb of verbs) {
      await expect(verb()).rejects.toThrow(/^A later release of pulumi-armature .*npm install pulumi-armature@latest/u);
    }
  });
});
