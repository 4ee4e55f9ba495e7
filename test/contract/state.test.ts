import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { declarationIn, stateIn } from "../../provider/host/values.js";
import { workflowResource } from "../../provider/workflow/workflow.js";

/** A resource of a stack that a release wrote with a real engine. */
interface Saved {
  urn: string;
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

const workflow = workflowResource(() => {
  throw new Error("check and diff ask the server for nothing");
});

describe("a state that a release wrote", () => {
  it.each(saved)("is taken as it is: $name of $release", ({ id, inputs, outputs }) => {
    const declaration = declarationIn(inputs);
    expect(workflow.check(declaration.inputs)).toEqual([]);
    expect(workflow.differs({ id, state: stateIn(outputs) }, declaration)).toBe(false);
  });

  it.each(saved)("shows a change all the same: $name of $release", ({ id, inputs, outputs }) => {
    const declaration = declarationIn({ ...inputs, testerPrompt: "Another." });
    expect(workflow.differs({ id, state: stateIn(outputs) }, declaration)).toBe(true);
  });
});
