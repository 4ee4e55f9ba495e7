import { describe, expect, it } from "@jest/globals";
import type { Properties } from "../../provider/resource.js";
import { unknownValue } from "../../provider/resource.js";
import { foretelling } from "../../provider/workflow/foretell.js";

const origin = { urn: "urn:pulumi:dev::shop::armature:Workflow::find", project: "shop", stack: "dev", name: "find" };

const declaring = (inputs: Properties, adopt?: string) => ({ inputs, origin, adopt });

describe("what a preview says of a workflow that is new", () => {
  it.each<[string, Properties, string | undefined]>([
    ["Creating it starts 2 runs, one for each of its testers.", { testerModelIds: ["gpt-5", "claude"] }, undefined],
    ["Creating it starts 1 run, one for each of its testers.", { testerTargets: [{ modelId: "gpt-5" }] }, undefined],
    ["Creating it starts a run for each of its testers.", {}, undefined],
    ["Creating it starts a run for each of its testers.", { testerModelIds: unknownValue }, undefined],
    ["Adopts workflow wf_1 if it is what the program declares; no run starts.", { testerModelIds: ["gpt-5"] }, "wf_1"],
  ])("%s", (line, inputs, adopt) => {
    expect(foretelling()(undefined, declaring(inputs, adopt))).toBe(line);
  });

  it("is nothing once it exists", () => {
    expect(foretelling()({ id: "wf_1", state: {} }, declaring({}))).toBeUndefined();
  });

  it("is said of the first 20, the last of which speaks for the rest", () => {
    const foretell = foretelling();
    const lines = Array.from({ length: 1000 }, () => foretell(undefined, declaring({})));
    const said = lines.filter((line) => line !== undefined);
    expect(said).toHaveLength(20);
    expect(said.filter((line) => line.includes("Of further new workflows"))).toEqual([lines[19]]);
  });
});
