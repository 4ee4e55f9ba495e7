import { describe, expect, it } from "@jest/globals";
import { rules } from "../../sdk/policy/all-rules.js";
import { allCases } from "./cases/all-cases.js";
import type { Case } from "./cases/case.js";

const casesOf = (name: string): readonly Case[] => allCases[name] ?? [];

const passes = ({ says = [], misses, skips }: Case): boolean =>
  says.length === 0 && misses === undefined && skips === undefined;

/** It judges a resource option, which is always known. */
const neverUnknown = ["protect-in-production"];

/** It reports, and finds nothing wrong. */
const neverPasses = ["cost-and-coverage"];

const names = rules.map(({ name }) => name);

describe("the cases of rules", () => {
  it.each(names.filter((name) => !neverPasses.includes(name)))("have one where %s passes", (name) => {
    expect(casesOf(name).some(passes)).toBe(true);
  });

  it.each(names)("have one where %s fails", (name) => {
    expect(casesOf(name).some(({ says = [] }) => says.length > 0)).toBe(true);
  });

  it.each(names.filter((name) => !neverUnknown.includes(name)))("have one where %s cannot judge yet", (name) => {
    expect(casesOf(name).some(({ misses }) => misses !== undefined)).toBe(true);
  });

  const mending = rules.filter((rule) => "remediateResource" in rule).map(({ name }) => name);
  it.each(mending)("have one where %s mends, and one where it leaves things alone", (name) => {
    const mends = casesOf(name).filter((one) => "mends" in one);
    expect(mends.some((one) => one.mends !== undefined)).toBe(true);
    expect(mends.some((one) => one.mends === undefined)).toBe(true);
  });

  it("are of rules that there are", () => {
    expect(Object.keys(allCases).sort()).toEqual([...names].sort());
  });

  it("mend nothing but names, descriptions, schedules and metadata", () => {
    expect(mending.sort()).toEqual(["names-trimmed", "owner-and-runbook", "schedule-interval"]);
  });
});
