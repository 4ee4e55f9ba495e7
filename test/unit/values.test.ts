import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { declarationIn, plain, stateIn } from "../../provider/host/values.js";
import { unknownValue } from "../../provider/resource.js";

/** What the engine writes for a value that a preview does not know yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const json = fc.json().map((text): unknown => JSON.parse(text));

const urn = "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/armature:Workflow::search";
const origin = { project: "shop", stack: "prod", name: "search", urn };

describe("a declaration", () => {
  it("is what the program gives, without what is between us and the engine", () => {
    const between = { __provider: "exports…", __import: 7, __urn: urn };
    const bag = { name: "A", limits: { __x: 1, __urn: 1 }, ...between, __defaults: [], __internal: {} };
    expect(declarationIn(bag)).toEqual({ inputs: { name: "A", limits: bag.limits }, origin, adopt: undefined });
  });

  it("is any other name, whatever it starts with, so that one that is not known is refused", () => {
    const inputs = { __testerPrompt: "x", __new: 1, __: 2, __echoed: ["name"], __gate: {}, _urn: 3 };
    expect(declarationIn({ ...inputs, __provider: "exports…" }).inputs).toEqual(inputs);
  });

  it("marks what a preview does not know yet, at any depth and in place of any value", () => {
    const { inputs } = declarationIn({
      name: unknownText,
      criteria: [unknownText, { criterionText: unknownText, isRequired: true }],
      limits: { a: { b: [null, unknownText] } },
      testerPrompt: `say ${unknownText}`,
    });
    expect(inputs).toEqual({
      name: unknownValue,
      criteria: [unknownValue, { criterionText: unknownValue, isRequired: true }],
      limits: { a: { b: [null, unknownValue] } },
      testerPrompt: `say ${unknownText}`,
    });
  });

  it("adopts what an id names", () => {
    expect(declarationIn({ __import: "wf_1" }).adopt).toBe("wf_1");
    for (const wanted of [undefined, null, 7, {}]) expect(declarationIn({ __import: wanted }).adopt).toBeUndefined();
  });

  it("stands where its URN says, whatever its parents and its name are", () => {
    const nested = "urn:pulumi:a/b::shop::my:suite:Suite$pulumi-nodejs:dynamic/armature:Workflow::a::b";
    const place = { project: "shop", stack: "a/b", name: "a::b", urn: nested };
    expect(declarationIn({ __urn: nested }).origin).toEqual(place);
  });

  it("without a URN stands nowhere", () => {
    for (const given of [undefined, null, {}]) {
      expect(declarationIn({ __urn: given }).origin).toEqual({ project: "", stack: "", name: "", urn: "" });
    }
  });

  it("is otherwise the same values", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => !/^__(provider|origin|import|urn|defaults|internal)$/u.test(key)),
          fc.jsonValue(),
        ),
        (bag) => {
          expect(declarationIn(bag).inputs).toEqual(bag);
        },
      ),
    );
  });
});

describe("a state", () => {
  it("is all but its attachments", () => {
    const bag = { name: "A", currentVersion: { id: "v" }, __echoed: ["name"], __provider: "exports…", __urn: urn };
    expect(stateIn(bag)).toEqual({ name: "A", currentVersion: { id: "v" }, __echoed: ["name"] });
  });
});

describe("what the engine takes", () => {
  it("is JSON, whatever the values are", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything({ withDate: true, withMap: true, withSet: true })), (bag) => {
        const taken = plain(bag);
        expect(JSON.parse(JSON.stringify(taken))).toEqual(taken);
        expect(undefinedIn(taken)).toBe(false);
      }),
    );
  });

  it("leaves JSON as it is, nulls included", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (bag) => {
        expect(plain(bag)).toEqual(bag);
      }),
    );
    expect(plain({ limits: { a: null, b: [null] } })).toEqual({ limits: { a: null, b: [null] } });
  });

  it("loses what is undefined or unknown", () => {
    const state = { a: undefined, b: { c: undefined, d: 1 }, e: [undefined, 1], f: unknownValue };
    expect(JSON.stringify(plain(state))).toBe('{"b":{"d":1},"e":[null,1]}');
  });
});

function undefinedIn(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(undefinedIn);
}
