import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isWire, listed, part, property, text } from "../../provider/api/record.js";

describe("an object of an answer", () => {
  it("is no list, no null and nothing simpler", () => {
    expect([{}, { a: 1 }].map(isWire)).toEqual([true, true]);
    expect([[], [{}], null, undefined, "{}", 7, true].filter(isWire)).toEqual([]);
  });

  it.each([
    ["camelCase", { mcpServerId: "a" }],
    ["snake_case", { mcp_server_id: "a" }],
    ["both, where camelCase wins", { mcp_server_id: "b", mcpServerId: "a" }],
  ])("has a property in %s", (_how, record) => {
    expect(property(record, "mcpServerId")).toBe("a");
  });

  it("has a property whose value is null, unlike one that it does not have", () => {
    expect(property({ schedule: null }, "schedule")).toBeNull();
    expect(property({ current_version: null }, "currentVersion")).toBeNull();
    expect(property({}, "schedule")).toBeUndefined();
  });

  it.each(["constructor", "toString", "hasOwnProperty", "__proto__"])(
    "has no %s that it did not bring along",
    (name) => {
      expect(property({}, name)).toBeUndefined();
    },
  );

  it("has a part only where that is an object", () => {
    expect(part({ current_version: { id: "v" } }, "currentVersion")).toEqual({ id: "v" });
    for (const value of [null, [], "v", 7]) expect(part({ currentVersion: value }, "currentVersion")).toBeUndefined();
  });

  it("has a text only where that is one with something in it", () => {
    expect(text({ id: "wf_1" }, "id")).toBe("wf_1");
    for (const value of ["", 7, null, {}, ["wf_1"]]) expect(text({ id: value }, "id")).toBeUndefined();
  });
});

describe("a list of an answer", () => {
  const names = ["rows", "workflows", "data"];
  const rows = [{ id: "a" }, { id: "b" }];

  it("is found bare, or under one of its names", () => {
    for (const answer of [rows, ...names.map((name) => ({ [name]: rows, total: 2 }))]) {
      expect(listed(answer, names)).toEqual(rows);
    }
    expect(listed({ other: rows }, names)).toBeUndefined();
  });

  it("is the first that is one", () => {
    expect(listed({ rows: null, data: rows }, names)).toEqual(rows);
    expect(listed({ rows: [], data: rows }, names)).toEqual([]);
  });

  it("holds whatever it holds: a row that is none is for the reader to refuse", () => {
    const odd = [null, "a", { id: "a" }, 7, []];
    expect(listed(odd, names)).toEqual(odd);
  });

  it("is either a list or nothing, whatever the answer is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const found = listed(answer, names);
        return found === undefined || Array.isArray(found);
      }),
    );
  });
});
