import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { RunScript } from "../../sdk/testing/index.js";
import { deployGate, type GateDeployment } from "./gate-deployment.js";

const criteria = [
  { criterionText: "Found an issue", isRequired: true },
  { criterionText: "Named its author", isRequired: true },
  { criterionText: "Was quick", isRequired: false },
];

const program = (triggers: number, args = ""): string => `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", testerModelIds: ["gpt-5"],
  criteria: ${JSON.stringify(criteria)} });
new armature.WorkflowRun("smoke", { workflowId: search.id, gate: "block", triggers: ${triggers}, ${args}
  reports: { json: "r.json", markdown: "r.md" } });
`;

/** The dispatched run of this number meets these of the criteria. */
const meets = (nth: RunScript["nth"], ...passes: boolean[]): RunScript => ({
  trigger: "manual",
  ...(nth === undefined ? {} : { nth }),
  criteria: passes.map((passed) => ({ passed })),
});

describe("the regressions of a gate on the real engine", () => {
  let deployment: GateDeployment;

  beforeEach(async () => {
    // The second run passes, though it has lost what is not required; the later ones fail.
    const script = [meets(1, true, true, true), meets(2, true, true, false), meets(undefined, false, true, false)];
    deployment = await deployGate(program(1), { script });
  });
  afterEach(() => deployment.close());

  /** The reports of an `up` of this program. */
  async function reports(
    text: string,
    isOpen: boolean,
  ): Promise<{ readonly json: unknown; readonly markdown: string }> {
    deployment.program(text);
    expect((await deployment.stack.up()).exitCode === 0).toBe(isOpen);
    const read = (name: string): string => readFileSync(path.join(deployment.folder, name), "utf8");
    return { json: JSON.parse(read("r.json")), markdown: read("r.md") };
  }

  it("are what the last passing run had met, or the run that is named; a failed run is no baseline", async () => {
    const before = await reports(program(1), true);
    expect(JSON.stringify(before.json)).not.toContain("baselineRunId");
    const passing = await reports(program(2), true);
    const [first, last] = await deployment.dispatched();
    expect(passing.json).toMatchObject({ runs: [{ baselineRunId: first, regressions: ["Was quick"] }] });
    expect(before.markdown).not.toContain("Went from pass to fail");

    // The second of the two comes after a failed one.
    for (const triggers of [3, 4]) {
      const { json, markdown } = await reports(program(triggers), false);
      expect(json).toMatchObject({
        runs: [
          { verdict: "fail", failedCriteria: ["Found an issue"], baselineRunId: last, regressions: ["Found an issue"] },
        ],
      });
      expect(markdown).toContain(`\n**Went from pass to fail**\n\n- gpt-5: Found an issue (passed in ${last})\n`);
      expect(markdown).not.toContain("Was quick");
    }

    const { json, markdown } = await reports(program(5, `baselineRunId: "${first}",`), false);
    const regressions = ["Found an issue", "Was quick"];
    expect(json).toMatchObject({ runs: [{ baselineRunId: first, failedCriteria: ["Found an issue"], regressions }] });
    const listed = regressions.map((text) => `- gpt-5: ${text} (passed in ${first})\n`).join("");
    expect(markdown).toContain(`\n**Went from pass to fail**\n\n${listed}`);
    expect((await deployment.emulator.runs()).at(-1)).toMatchObject({ baselineRunId: first });
  });
});
