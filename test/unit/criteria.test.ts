import { describe, expect, it } from "@jest/globals";
import { criteriaIn } from "../../provider/api/run-record.js";

const whole = { criterionText: "Found an issue", isRequired: true, passed: true };

describe("the criteria of an evaluation", () => {
  it.each([
    ["under criteria", { criteria: [whole] }],
    ["within an evaluation", { evaluation: { criteria: [whole] } }],
    ["in snake case", { criterion_results: [{ criterion_text: "Found an issue", is_required: true, passed: true }] }],
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
    ["one is no criterion", { criteria: [whole, null] }],
  ])("are not whole where %s", (_, answer) => expect(criteriaIn(answer)).toBeUndefined());
});
