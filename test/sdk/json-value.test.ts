import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { jsonInputs } from "../../sdk/json-value.js";
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

describe("inputs that are not JSON", () => {
  it.each(notJson)("are refused with their path: %s", (_, value, problem) => {
    expect(() => jsonInputs({ metadata: { deep: [0, value] } })).toThrow(`metadata.deep[1] ${problem}`);
  });

  it("are all told at once, without a stack that would hide them", () => {
    const refuse = () => jsonInputs({ limits: { a: new Date(0) }, metadata: { b: Number.NaN } });
    expect(refuse).toThrow("limits.a is a Date; metadata.b is NaN. Inputs are JSON");
    expect(refuse).toThrow(pulumi.RunError);
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
