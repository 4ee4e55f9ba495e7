import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { unknownValue, type Properties } from "../../provider/resource.js";
import { changedFields, dispatchingFields, dispatchingHashes } from "../../provider/workflow-run/diff.js";
import { hashOf } from "../../provider/workflow-run/key.js";
import { turned } from "./turned.js";

/** A state that has no room for what dispatches. */
const inShort = (inputs: Properties): Properties => ({
  ...Object.fromEntries(Object.entries(inputs).filter(([name]) => !(dispatchingFields as string[]).includes(name))),
  ...dispatchingHashes(inputs),
});

/** JSON in which minus zero, which JSON does not tell from zero, is zero. */
const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

const inputs = fc.record(
  { workflowId: fc.string(), triggers: json, workflowVersionId: fc.string(), idempotencyKey: fc.string() },
  { requiredKeys: ["workflowId"] },
);

describe("the hash of triggers", () => {
  it("is the same in whatever order the keys stand, and short", () => {
    fc.assert(
      fc.property(json, (triggers) => {
        expect(hashOf(turned(triggers))).toBe(hashOf(triggers));
        expect(hashOf(triggers)).toMatch(/^[0-9a-f]{32}$/u);
      }),
    );
  });

  it("is another for another value", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const isSame = changedFields({ triggers: one }, { triggers: other }).length === 0;
        expect(hashOf(one ?? undefined) === hashOf(other ?? undefined)).toBe(isSame);
      }),
    );
  });
});

describe("what a state cannot hold", () => {
  it("differs from what is declared exactly when what it stands for does", () => {
    fc.assert(
      fc.property(inputs, inputs, (before, after) => {
        const state = JSON.parse(JSON.stringify(inShort(before))) as Properties;
        expect(changedFields(state, after)).toEqual(changedFields(before, after));
        expect(changedFields(state, turned(before) as Properties)).toEqual([]);
      }),
    );
  });

  it("differs from what a preview does not know yet, at any depth", () => {
    for (const triggers of [unknownValue, [unknownValue], { image: unknownValue }]) {
      for (const before of ["a", [], {}, { image: null }]) {
        const state = inShort({ workflowId: "wf_1", triggers: before });
        expect(changedFields(state, { workflowId: "wf_1", triggers })).toEqual(["triggers"]);
      }
    }
  });
});
