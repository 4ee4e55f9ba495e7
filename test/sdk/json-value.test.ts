import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { jsonInputs as jsonInputsOf } from "../../sdk/json-value.js";
import { valueOf } from "./registered.js";

class Money {
  amount = 1;
}

const notJson: [string, unknown, string][] = [
  ["a function", () => 1, "is a function"],
  ["a date", new Date(0), "is a Date"],
  ["not a number", Number.NaN, "is NaN"],
  ["infinity", Number.NEGATIVE_INFINITY, "is -Infinity"],
  ["a big integer", 1n, "is a bigint"],
  ["a symbol", Symbol("secret"), "is a symbol"],
  ["a map", new Map(), "is a Map"],
  ["an instance of a class", new Money(), "is a Money"],
  ["a file", new pulumi.asset.StringAsset("text"), "is a StringAsset"],
];

const jsonInputs = <T>(inputs: T): T => jsonInputsOf('Workflow "search"', inputs);

describe("inputs that are not JSON", () => {
  it.each(notJson)("are refused with their path: %s", (_, value, problem) => {
    expect(() => jsonInputs({ metadata: { deep: [0, value] } })).toThrow(`metadata.deep[1] ${problem}`);
  });

  it("are all told at once, without a stack that would hide them", () => {
    const refuse = () => jsonInputs({ limits: { a: new Date(0) }, metadata: { b: Number.NaN } });
    expect(refuse).toThrow("limits.a is a Date; metadata.b is NaN. Inputs are JSON");
    expect(refuse).toThrow(pulumi.RunError);
  });

  it("may not contain themselves, at any depth; each place is told, beside what else is wrong", () => {
    const own: Record<string, unknown> = { a: Number.NaN };
    own["self"] = own;
    own["list"] = [1, { back: own }];
    const list: unknown[] = [];
    list.push(list);
    const refuse = () => jsonInputs({ metadata: own, limits: { list } });
    expect(refuse).toThrow(
      "metadata.a is NaN; metadata.self contains itself; metadata.list[1].back contains itself; " +
        "limits.list[0] contains itself. Inputs are JSON",
    );
    expect(refuse).toThrow(pulumi.RunError);
  });

  it("may not contain themselves when they come with a promise", async () => {
    const own: Record<string, unknown> = {};
    own["self"] = own;
    await expect(jsonInputs({ later: Promise.resolve(own) }).later).rejects.toThrow("later.self contains itself");
  });

  it("never show the value", () => {
    expect(() => jsonInputs({ metadata: Symbol("hunter2") })).not.toThrow("hunter2");
  });

  it("are refused when they come with a promise", async () => {
    await expect(jsonInputs({ later: Promise.resolve(new Date(0)) }).later).rejects.toThrow("later is a Date");
  });
});

describe("inputs that are JSON", () => {
  it("come through as they are, nulls and empty values too", () => {
    const inputs = { a: null, b: [], c: {}, d: "", e: 0, f: false, g: { h: [1, "x", { i: true }] } };
    expect(jsonInputs(inputs)).toEqual(inputs);
  });

  it("may hold the same object and the same list twice", () => {
    const [object, list] = [{ a: 1 }, [1]];
    const inputs = { one: { object, list }, other: [object, list, object] };
    expect(jsonInputs(inputs)).toEqual(inputs);
  });

  it("have one zero, as JSON has, also where it comes with an output", async () => {
    const { limits } = jsonInputs({ limits: { now: [-0], later: pulumi.output({ cost: -0 }) } });
    expect(Object.is(limits.now[0], 0)).toBe(true);
    expect(Object.is((await valueOf(limits.later)).cost, 0)).toBe(true);
  });

  it("may be an object without a prototype", () => {
    expect(jsonInputs(Object.assign(Object.create(null) as object, { a: 1 }))).toEqual({ a: 1 });
  });

  it("keep an output where it stands, and its value", async () => {
    const { metadata } = jsonInputs({ metadata: { hidden: pulumi.secret("x"), open: "y" } });
    expect(metadata.open).toBe("y");
    expect(await pulumi.isSecret(metadata.hidden)).toBe(true);
    expect(await valueOf(metadata.hidden)).toBe("x");
  });
});
