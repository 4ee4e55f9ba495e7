import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { asFound, differingPaths, isKept } from "../../provider/workflow/drift.js";

/** Keys of any text, and some that are shown otherwise than the server writes them. */
const key = fc.oneof(
  { weight: 4, arbitrary: fc.string() },
  fc.constantFrom("::", ": :", "##vso[a", "# #vso[a", "\u001b", " "),
);

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.jsonValue({ maxDepth: 0 }),
    fc.array(tie("value")),
    fc.dictionary(key, tie("value")),
  ),
})).value;

/** Two values that are often nearly the same. */
const pair = fc.oneof(
  fc.tuple(json, json),
  json.map((value) => [value, value] as const),
  fc.tuple(fc.dictionary(fc.constantFrom("a", "b", "c"), json), fc.dictionary(fc.constantFrom("a", "b", "c"), json)),
  fc.tuple(fc.array(json, { maxLength: 3 }), fc.array(json, { maxLength: 3 })),
);

/** The same value with keys that a server added to every object. */
function added(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(added);
  if (typeof value !== "object" || value === null) return value;
  const own = Object.entries(value).map(([key, inner]) => [key, added(inner)] as const);
  return Object.fromEntries([["added by the server", [1, { a: null }]], ...own.reverse()]);
}

const names = fc.dictionary(fc.string({ maxLength: 3 }), json);

describe("what the server has", () => {
  it("is what was declared, whatever keys it adds and in whatever order", () => {
    fc.assert(
      fc.property(fc.oneof(names, fc.array(names)), (declared) => {
        expect(differingPaths(declared, added(declared), "x")).toEqual([]);
        expect(asFound(declared, added(declared))).toBe(declared);
      }),
    );
  });

  it("shows as what was declared exactly when it holds that", () => {
    fc.assert(
      fc.property(pair, ([declared, actual]) => {
        expect(isKept(declared, asFound(declared, actual))).toBe(isKept(declared, actual));
        expect(isKept(declared, actual)).toBe(differingPaths(declared, actual, "x").length === 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("shows as something that it holds, so that a refresh adopts it and is then at rest", () => {
    fc.assert(
      fc.property(pair, ([declared, actual]) => {
        const found = asFound(declared, actual);
        expect(isKept(found, actual)).toBe(true);
        expect(asFound(found, actual)).toEqual(found);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    { declared: { a: 1 }, actual: { a: 2, b: 3 }, paths: ["x.a"], found: { a: 2 } },
    {
      declared: { a: { b: 1, c: 2 } },
      actual: { a: { b: 1, c: 3, d: 4 } },
      paths: ["x.a.c"],
      found: { a: { b: 1, c: 3 } },
    },
    { declared: { a: 1, b: 2 }, actual: { b: 2 }, paths: ["x.a"], found: { b: 2 } },
    { declared: { a: null, b: 1 }, actual: { b: 2 }, paths: ["x.b"], found: { a: null, b: 2 } },
    { declared: { maxTurns: 1 }, actual: { max_turns: 2 }, paths: ["x.maxTurns"], found: { maxTurns: 2 } },
    { declared: ["a", "b"], actual: ["b", "a"], paths: ["x[0]", "x[1]"], found: ["b", "a"] },
    { declared: ["a"], actual: ["a", "b"], paths: ["x"], found: ["a", "b"] },
    { declared: ["a", "b"], actual: ["a"], paths: ["x"], found: ["a"] },
    { declared: [{ t: "a" }], actual: [{ t: "b", id: 1 }], paths: ["x[0].t"], found: [{ t: "b" }] },
    { declared: [{ t: "a" }], actual: [{ t: "a", id: 1 }, { t: "b" }], paths: ["x"], found: [{ t: "a" }, { t: "b" }] },
    { declared: "a", actual: undefined, paths: ["x"], found: undefined },
    { declared: { a: 1 }, actual: [], paths: ["x"], found: [] },
    { declared: [], actual: ["a"], paths: ["x"], found: ["a"] },
    { declared: { allowed: [] }, actual: {}, paths: ["x.allowed"], found: {} },
    { declared: { allowed: [] }, actual: { allowed: null }, paths: ["x.allowed"], found: { allowed: null } },
    { declared: 1, actual: "1", paths: ["x"], found: "1" },
  ])("shows from $actual for $declared as $found, other in $paths", ({ declared, actual, paths, found }) => {
    expect(differingPaths(declared, actual, "x")).toEqual(paths);
    expect(asFound(declared, actual)).toStrictEqual(found);
  });

  it.each([
    { declared: { a: null }, actual: {} },
    { declared: [], actual: null },
    { declared: {}, actual: undefined },
    { declared: { a: null }, actual: null },
    { declared: { maxTurns: { perRun: 1 } }, actual: { max_turns: { per_run: 1 } } },
    { declared: " Search.\r\nThen stop.\n", actual: "Search.\nThen stop." },
  ])("is $declared also when it is written as $actual", ({ declared, actual }) => {
    expect(differingPaths(declared, actual, "x")).toEqual([]);
    expect(asFound(declared, actual)).toBe(declared);
  });

  it("has no key that it did not bring along", () => {
    expect(differingPaths({ constructor: "a", toString: "b" }, {}, "x")).toEqual(["x.constructor", "x.toString"]);
    expect(differingPaths(JSON.parse('{"__proto__":{"a":1}}'), {}, "x")).toEqual(["x.__proto__"]);
  });
});
