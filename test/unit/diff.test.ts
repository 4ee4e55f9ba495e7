import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { changedFields, holdings } from "../../provider/workflow/diff.js";
import { workflowFields } from "../../provider/workflow/diff.js";
import type { Declared } from "../../provider/workflow/schema.js";
import { turned } from "./turned.js";

const json = fc.json().map((text): unknown => JSON.parse(text));

const declared: fc.Arbitrary<Declared> = fc.dictionary(fc.constantFrom(...workflowFields), json);

describe("the changed fields", () => {
  it("of a declaration and itself are none, in whatever order its keys are", () => {
    fc.assert(
      fc.property(declared, (fields) => {
        expect(changedFields(fields, JSON.parse(JSON.stringify(fields)) as Declared)).toEqual([]);
        expect(changedFields(fields, turned(fields) as Declared)).toEqual([]);
      }),
    );
  });

  it("are the same ones both ways", () => {
    fc.assert(
      fc.property(declared, declared, (before, after) => {
        expect(changedFields(before, after)).toEqual(changedFields(after, before));
      }),
    );
  });

  it.each(workflowFields)("hold %s when it is set, changed or cleared, and no other", (field) => {
    const others = { name: "A", mcpServerId: "mcp_1", limits: { a: 1 } };
    expect(changedFields(others, { ...others, [field]: "new" })).toEqual([field]);
    expect(changedFields({ ...others, [field]: "old" }, { ...others, [field]: "new" })).toEqual([field]);
    expect(changedFields({ ...others, [field]: "old" }, { ...others, [field]: undefined })).toEqual([field]);
  });

  it("tell a list in another order, since the order of criteria and models says something", () => {
    const before = { testerModelIds: ["a", "b"], criteria: [{ criterionText: "a" }, { criterionText: "b" }] };
    const after = { testerModelIds: ["b", "a"], criteria: [{ criterionText: "b" }, { criterionText: "a" }] };
    expect(changedFields(before, after)).toEqual(["testerModelIds", "criteria"]);
  });

  it.each([
    [{ limits: { a: null } }, { limits: {} }],
    [{ limits: {} }, {}],
    [{ testerModelIds: [] }, {}],
    [{ limits: { a: 1 } }, { limits: { a: "1" } }],
    [{ limits: { a: 0 } }, { limits: { a: false } }],
    [{ metadata: { a: [] } }, { metadata: { a: {} } }],
  ])("tell %j from %j", (before, after) => {
    expect(changedFields(before, after)).toHaveLength(1);
  });
});

describe("what a field holds", () => {
  it("is known of every field that a program can declare", () => {
    expect(Object.keys(holdings).sort()).toEqual([...workflowFields].sort());
  });
});
