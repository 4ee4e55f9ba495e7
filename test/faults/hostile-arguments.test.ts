import { describe, expect, it } from "@jest/globals";
import { plain, stateIn, declarationIn } from "../../provider/host/values.js";
import type { Problem } from "../../provider/resource.js";
import { runProblems } from "../../provider/workflow-run/check.js";
import { changedFields as changedRunFields, dispatchingHashes } from "../../provider/workflow-run/diff.js";
import { declaredIn as declaredRun } from "../../provider/workflow-run/mapping.js";
import { workflowProblems } from "../../provider/workflow/check.js";
import { changedFields } from "../../provider/workflow/diff.js";
import { creation, declaredIn, patch } from "../../provider/workflow/mapping.js";
import { workflowFields } from "../../provider/workflow/diff.js";
import { runArguments, workflowArguments, type Arguments } from "./hostile/any-arguments.js";
import { hold } from "./hostile/hold.js";

/** Something that stands nowhere but in values. */
const canary = "canary-3f9a1c";

/** The same, with every text a secret. */
const secretly = (value: unknown): unknown => {
  if (typeof value === "string") return `${canary}${value}`;
  if (Array.isArray(value)) return value.map(secretly);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, secretly(inner)]));
};

const kinds = [
  { what: "a workflow", given: workflowArguments, problems: workflowProblems },
  { what: "a run", given: runArguments, problems: runProblems },
];

describe("whatever a program declares", () => {
  it.each(kinds)("of $what, a check tells its problems, each with a path and a text", async ({ given, problems }) => {
    await hold(1500, [given], (bag) => {
      const found: Problem[] = problems(declarationIn(bag).inputs);
      for (const { path, message } of found) expect([typeof path, message.length > 0]).toEqual(["string", true]);
    });
  });

  it.each(kinds)("of $what, no value of it is in a problem", async ({ given, problems }) => {
    await hold(1000, [given], (bag) => {
      const found = problems(declarationIn(secretly(bag) as Arguments).inputs);
      expect(JSON.stringify(found)).not.toContain(canary);
    });
  });

  it("of a workflow without problems, what is sent is what was declared, and equal declarations are no change", async () => {
    await hold(1000, [workflowArguments, workflowArguments], (bag, other) => {
      const [before, after] = [declaredIn(declarationIn(bag).inputs), declaredIn(declarationIn(other).inputs)];
      expect(changedFields(after, declaredIn(declarationIn(other).inputs))).toEqual([]);
      const changed = changedFields(before, after);
      expect(Object.keys(patch(changed, after, undefined)).sort()).toEqual([...changed].sort());
      for (const field of Object.keys(creation(after, "mark")))
        expect([...workflowFields, "metadata"]).toContain(field);
    });
  });

  it("of a run, equal declarations are no change, from the state's hashes either", async () => {
    await hold(1000, [runArguments, runArguments], (bag, other) => {
      const { inputs } = declarationIn(bag);
      expect(changedRunFields(inputs, declarationIn(bag).inputs)).toEqual([]);
      expect(changedRunFields(dispatchingHashes(inputs), inputs).filter((field) => field === "triggers")).toEqual([]);
      expect(declaredRun(inputs)).toMatchObject({ gate: expect.anything() });
      changedRunFields(inputs, declarationIn(other).inputs);
    });
  });

  it("is plain JSON for the engine, and the same after a second time", async () => {
    await hold(500, [workflowArguments], (bag) => {
      const kept = plain(stateIn(bag));
      expect(plain(kept)).toEqual(kept);
    });
  });
});
