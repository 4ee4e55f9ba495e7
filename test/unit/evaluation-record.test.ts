import { describe, expect, it } from "@jest/globals";
import { evaluationRecord } from "../../provider/api/evaluation-record.js";

const criteriaIn = (answer: unknown) => evaluationRecord(answer, "run_1")?.criteria;

const whole = { criterionText: "Found an issue", isRequired: true, passed: true };

describe("the criteria of an evaluation", () => {
  it.each([
    ["under criteria", { criteria: [whole] }],
    ["within an evaluation", { evaluation: { criteria: [whole] } }],
    ["in snake case", { criterion_results: [{ criterion_text: "Found an issue", is_required: true, passed: true }] }],
    ["beside an empty list", { criteria: [], results: [whole] }],
    ["of this run", { runId: "run_1", criteria: [whole] }],
    ["with a word for the verdict", { results: [{ text: "Found an issue", isRequired: true, verdict: "pass" }] }],
  ])("are read %s", (_, answer) => expect(criteriaIn(answer)).toEqual([whole]));

  it("may be none", () => expect(criteriaIn({ criteria: [] })).toEqual([]));

  it("are left open where the server does not say whether they are required", () =>
    expect(criteriaIn({ criteria: [{ text: "Found an issue", passed: false }] })).toEqual([
      { criterionText: "Found an issue", isRequired: undefined, passed: false },
    ]));

  it.each<[string, unknown]>([
    ["there is no answer", undefined],
    ["the answer is no object", "pass"],
    ["there is no list", { verdict: "pass" }],
    ["the list is none", { criteria: {} }],
    ["one has no text", { criteria: [whole, { passed: true }] }],
    ["one has an empty text", { criteria: [whole, { criterionText: "", passed: true }] }],
    ["one has no verdict", { criteria: [whole, { criterionText: "In time" }] }],
    ["one has a verdict that is not clear", { criteria: [whole, { criterionText: "In time", verdict: "mostly" }] }],
    ["one says two things", { criteria: [{ ...whole, verdict: "fail" }] }],
    ["one is no criterion", { criteria: [whole, null] }],
    ["they are another run's", { run_id: "run_2", criteria: [whole] }],
    ["they are another run's, which is said beside them", { runId: "run_2", evaluation: { criteria: [whole] } }],
  ])("are not whole where %s", (_, answer) => expect(criteriaIn(answer)).toBeUndefined());
});

describe("the verdict of an evaluation as a whole", () => {
  it.each<[object, boolean | undefined]>([
    [{ verdict: "pass" }, true],
    [{ result: "passed" }, true],
    [{ passed: true, verdict: "pass" }, true],
    [{ status: "pass" }, true],
    [{ verdict: "fail" }, false],
    [{ verdict: "partial" }, false],
    [{ verdict: "inconclusive" }, false],
    [{ passed: false }, false],
    [{ passed: true, verdict: "fail" }, false],
    [{ verdict: "pass", status: "failed" }, false],
    [{}, undefined],
    [{ status: "completed" }, undefined],
    [{ verdict: "The agent found the issue." }, undefined],
  ])("of %j is %s", (said, passed) =>
    expect(evaluationRecord({ ...said, criteria: [whole] }, "run_1")?.passed).toBe(passed),
  );
});
