import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  needed,
  runVerdict,
  verdictOf,
  witnessed,
  type RequiredPasses,
  type RunVerdict,
  type Witness,
} from "../../provider/workflow-run/verdict.js";

const ended = "2026-11-24T10:00:00Z";

describe("the verdict of one run", () => {
  it.each([
    ["pass", ended, "pass"],
    ["partial", ended, "fail"],
    ["fail", ended, "fail"],
    ["error", ended, "inconclusive"],
    ["timed_out", ended, "inconclusive"],
    ["pending", undefined, "pending"],
    ["running", undefined, "pending"],
    ["judging", undefined, "pending"],
    ["cancelled", ended, "inconclusive"],
    ["PASS", ended, "inconclusive"],
    ["passed", ended, "inconclusive"],
    ["", ended, "inconclusive"],
    [undefined, ended, "inconclusive"],
    [undefined, undefined, "pending"],
  ] as const)("of status %s that ended at %s is %s", (status, endedAt, verdict) => {
    expect(runVerdict({ status, endedAt })).toBe(verdict);
  });

  it("is a pass for no other word than pass", () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.constant(ended), { nil: undefined }), (status, endedAt) => {
        fc.pre(status !== "pass");
        expect(runVerdict({ status, endedAt })).not.toBe("pass");
      }),
    );
  });
});

/** What is left of a run's own word with each witness. */
const witnesses: [own: RunVerdict, verdicts: Record<Witness, RunVerdict>][] = [
  [
    "pass",
    {
      awaited: "pending",
      agrees: "pass",
      contradicts: "inconclusive",
      unreadable: "inconclusive",
      lost: "inconclusive",
    },
  ],
  ["fail", { awaited: "fail", agrees: "fail", contradicts: "fail", unreadable: "fail", lost: "fail" }],
  [
    "pending",
    { awaited: "pending", agrees: "pending", contradicts: "pending", unreadable: "pending", lost: "inconclusive" },
  ],
  [
    "inconclusive",
    {
      awaited: "inconclusive",
      agrees: "inconclusive",
      contradicts: "inconclusive",
      unreadable: "inconclusive",
      lost: "inconclusive",
    },
  ],
];

describe("the verdict of one run with what else is known of it", () => {
  it.each(witnesses)("is, where its own word is %s, %j", (own, verdicts) => {
    const told = Object.keys(verdicts).map((witness) => [witness, witnessed(own, witness as Witness)]);
    expect(Object.fromEntries(told)).toEqual(verdicts);
  });
});

const letters: Readonly<Record<string, RunVerdict>> = { p: "pass", f: "fail", i: "inconclusive", o: "pending" };

const runs = (text: string): RunVerdict[] => Array.from(text).map((letter) => letters[letter] ?? "pending");

/** Runs as letters (pass, fail, inconclusive, open), and what all, any and two of them give. */
const table: [runs: string, all: RunVerdict, any: RunVerdict, two: RunVerdict][] = [
  ["", "inconclusive", "inconclusive", "inconclusive"],
  ["p", "pass", "pass", "inconclusive"],
  ["f", "fail", "fail", "inconclusive"],
  ["i", "inconclusive", "inconclusive", "inconclusive"],
  ["o", "pending", "pending", "inconclusive"],
  ["pp", "pass", "pass", "pass"],
  ["pf", "fail", "pass", "fail"],
  ["pi", "inconclusive", "pass", "inconclusive"],
  ["po", "pending", "pass", "pending"],
  ["ff", "fail", "fail", "fail"],
  ["fi", "fail", "inconclusive", "fail"],
  ["fo", "fail", "pending", "fail"],
  ["ii", "inconclusive", "inconclusive", "inconclusive"],
  ["io", "pending", "pending", "pending"],
  ["oo", "pending", "pending", "pending"],
  ["ppp", "pass", "pass", "pass"],
  ["ppf", "fail", "pass", "pass"],
  ["ppi", "inconclusive", "pass", "pass"],
  ["ppo", "pending", "pass", "pass"],
  ["pff", "fail", "pass", "fail"],
  ["pfi", "fail", "pass", "inconclusive"],
  ["pfo", "fail", "pass", "pending"],
  ["pii", "inconclusive", "pass", "inconclusive"],
  ["pio", "pending", "pass", "pending"],
  ["poo", "pending", "pass", "pending"],
  ["fff", "fail", "fail", "fail"],
  ["ffi", "fail", "inconclusive", "fail"],
  ["ffo", "fail", "pending", "fail"],
  ["fii", "fail", "inconclusive", "inconclusive"],
  ["fio", "fail", "pending", "pending"],
  ["foo", "fail", "pending", "pending"],
  ["iii", "inconclusive", "inconclusive", "inconclusive"],
  ["iio", "pending", "pending", "pending"],
  ["ioo", "pending", "pending", "pending"],
  ["ooo", "pending", "pending", "pending"],
];

const anyRuns = fc.array(fc.constantFrom<RunVerdict>("pass", "fail", "inconclusive", "pending"), { maxLength: 8 });
const anyRequirement = fc.oneof(fc.constantFrom<RequiredPasses>("all", "any"), fc.integer({ min: 1, max: 9 }));

describe("the verdict over all runs", () => {
  it.each(table)(
    "of %s is %s when all have to pass, %s when any has to, %s when two have to",
    (text, all, any, two) => {
      expect([verdictOf(runs(text), "all"), verdictOf(runs(text), "any"), verdictOf(runs(text), 2)]).toEqual([
        all,
        any,
        two,
      ]);
    },
  );

  it("is a pass only when enough runs have passed", () => {
    fc.assert(
      fc.property(anyRuns, anyRequirement, (verdicts, required) => {
        const passed = verdicts.filter((verdict) => verdict === "pass").length;
        const enough = needed(required, verdicts.length);
        expect(verdictOf(verdicts, required) === "pass").toBe(enough !== undefined && passed >= enough);
      }),
    );
  });

  it("once decided is decided, whatever becomes of the runs that are still open", () => {
    fc.assert(
      fc.property(
        anyRuns,
        anyRequirement,
        fc.array(fc.constantFrom<RunVerdict>("pass", "fail", "inconclusive")),
        (verdicts, required, ends) => {
          const before = verdictOf(verdicts, required);
          fc.pre(before === "pass" || before === "fail");
          const later = verdicts.map((verdict, index) => (verdict === "pending" ? (ends[index] ?? "fail") : verdict));
          expect(verdictOf(later, required)).toBe(before);
        },
      ),
    );
  });

  it.each(table)("of %s is inconclusive when others are missing, whatever has to pass", (text) => {
    for (const required of ["all", "any", 2] as const) expect(verdictOf(runs(text), required, 1)).toBe("inconclusive");
  });

  it("does not depend on the order of the runs", () => {
    fc.assert(
      fc.property(anyRuns, anyRequirement, (verdicts, required) => {
        expect(verdictOf(verdicts.toReversed(), required)).toBe(verdictOf(verdicts, required));
      }),
    );
  });
});
