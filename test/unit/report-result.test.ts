import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonReport } from "../../provider/report/json.js";
import { resultOf } from "../../provider/report/result.js";
import { resultSchema } from "../../provider/report/result-schema.js";
import { gateResultFile } from "../support/schema/gate-result.js";
import { broken, bypass, failed, gated, late, passed, run } from "./gated.js";

const schema = JSON.parse(readFileSync(gateResultFile, "utf8")) as Record<string, unknown>;
const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

const worse = { ...failed, regressions: ["Asks once"], why: "no evaluation" };

const reports = [
  ["pass", gated([passed])],
  ["fail", gated([passed, { ...worse, baselineRunId: "run_0" }])],
  ["inconclusive", gated([broken], { gate: "warn", blocked: false })],
  ["pending", gated([late], { requiredPasses: "any" })],
  ["flaky", gated([passed], { flaky: true, retried: [broken] })],
  ["bypassed", gated([failed], { bypass, requiredPasses: 1 })],
  ["off", gated([], { gate: "off", verdict: "pending", blocked: false })],
] as const;

describe("the result of a gate", () => {
  it.each(reports)("is valid by the shipped schema, in short and in full: %s", (_, report) => {
    for (const told of [resultOf(report), JSON.parse(jsonReport(report)) as unknown]) {
      expect([isValid(told), isValid.errors]).toEqual([true, null]);
      expect(resultSchema.safeParse(told).success).toBe(true);
    }
  });

  const right = resultOf(gated([passed]));

  it.each([
    ["another version", { ...right, version: 2 }],
    ["an unknown verdict", { ...right, verdict: "partial" }],
    ["an unknown property", { ...right, apiKey: "amt_id_secret" }],
    ["the version, which a program may declare as a secret", { ...right, workflowVersionId: "v_1" }],
    ["an unknown property of a run", { ...right, runs: [{ ...passed, prompt: "" }] }],
    ["no run list", { ...right, runs: undefined }],
    ["no list of retried runs", { ...right, retried: undefined }],
    ["no name", { ...right, name: undefined }],
    ["no pass required", { ...right, requiredPasses: 0 }],
    ["another word for how many", { ...right, requiredPasses: "most" }],
    ["half a count", { ...right, count: { ...right.count, pass: 0.5 } }],
    ["a bypass without a reason", { ...right, bypass: { gate: "warn" } }],
    ["null", null],
  ])("is not valid with %s, for the schema as for the provider", (_, wrong) => {
    const told: unknown = JSON.parse(JSON.stringify(wrong));
    expect([isValid(told), resultSchema.safeParse(told).success]).toEqual([false, false]);
  });

  it("in short holds of each run what identifies it", () => {
    expect(resultOf(gated([worse, broken])).runs).toEqual([
      { id: "run_2", sequence: 1, model: "claude", status: "partial", verdict: "fail", url: failed.url },
      { id: "run_3", sequence: 1, status: "error", verdict: "inconclusive", url: broken.url },
    ]);
  });

  it("in short has each of the server's own words on one line of bounded length; in full as the server wrote them", () => {
    const hostile = run({
      model: `gpt\n${"5".repeat(5000)}`,
      status: "odd\r\n::error::\u001b[31m",
      verdict: "inconclusive",
    });
    const [short] = resultOf(gated([hostile])).runs;
    expect(short?.model).toMatch(/^gpt 5{296}…$/u);
    expect(short?.status).toBe("odd ::error:: [31m");
    const [again] = resultOf(gated([passed], { retried: [hostile] })).retried;
    expect(again).toEqual(short);
    expect(JSON.parse(jsonReport(gated([hostile])))).toMatchObject({ runs: [hostile] });
  });

  it("says whose it is, and which runs were dispatched again, in short as in full", () => {
    const report = gated([passed], { flaky: true, retried: [{ ...broken, why: "no judge" }] });
    const place = { project: "shop", stack: "prod", name: "search" };
    const short = { id: "run_3", sequence: 1, status: "error", verdict: "inconclusive", url: broken.url };
    expect(resultOf(report)).toMatchObject({ ...place, retried: [short] });
    expect(resultOf(report).retried[0]).not.toHaveProperty("why");
    expect(JSON.parse(jsonReport(report))).toMatchObject({ ...place, retried: [{ ...short, why: "no judge" }] });
  });

  it("in full holds all that is known of each run, on lines of its own", () => {
    const text = jsonReport(gated([worse]));
    expect(JSON.parse(text)).toMatchObject({ version: 1, verdict: "fail", runs: [worse] });
    expect(text).toMatch(/^\{\n {2}"version": 1,\n/u);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("leaves out what is absent", () => {
    expect(Object.keys(right)).not.toEqual(expect.arrayContaining(["bypass"]));
    expect(Object.keys(right)).toHaveLength(15);
    expect(Object.keys(right.runs[0] ?? {})).toHaveLength(6);
  });
});
