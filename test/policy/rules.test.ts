import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rules } from "../../sdk/policy/all-rules.js";
import { type PolicyProcess, startPolicyProcess } from "../support/policy-process/policy-process.js";
import type { Shown } from "../support/policy-process/messages.js";
import type { Bag } from "../support/provider-process/bag.js";
import { allCases } from "./cases/all-cases.js";
import { type Case, run, workflow } from "./cases/case.js";

// All rules in the process in which the engine runs a policy pack, each alone.

let process: PolicyProcess;

beforeAll(async () => {
  process = await startPolicyProcess("policy.reviewPack('review', { rules: policy.rules });");
}, 60_000);

afterAll(() => process.close());

/** Has the process judge by one rule alone. */
async function only(rule: string, level: "mandatory" | "remediate", config: Case["config"] = {}): Promise<void> {
  const others = rules.map(({ name }) => [name, { enforcementLevel: "disabled" }] as const);
  await process.configure({ ...Object.fromEntries(others), [rule]: { ...config, enforcementLevel: level } });
}

const isStack = (shown: Case["shown"]): shown is readonly Shown[] => Array.isArray(shown);

const descriptionOf = (rule: string): string => rules.find(({ name }) => name === rule)?.description ?? "";

const cases = Object.entries(allCases).flatMap(([rule, of]) => of.map((one) => [rule, one.of, one] as const));

describe("a rule, in the process of a policy pack", () => {
  it.each(cases)("%s: %s", async (rule, _, { config, shown, says = [], about, misses, skips }) => {
    await only(rule, "mandatory", config);
    const { said, notApplicable } = isStack(shown) ? await process.analyzeStack(shown) : await process.analyze(shown);

    const judged = said.filter(({ level }) => level === "mandatory");
    const missed = said.filter(({ level }) => level === "advisory").map(({ message }) => message);
    expect(judged.map(({ message }) => message)).toEqual(says.map((line) => `${descriptionOf(rule)}\n${line}`));
    expect(missed).toEqual(misses === undefined ? [] : [expect.stringContaining(`value at .${misses} can't be known`)]);
    expect(notApplicable[rule]).toBe(skips);
    if (about !== undefined) for (const { urn } of judged) expect(urn).toMatch(new RegExp(`::${about}$`));
  });

  it("takes a null for what is left out, whatever it stands in place of", async () => {
    await process.configure({});
    const nulls = (shown: Shown): Shown => {
      const entries = Object.entries(shown.props).map(([name, value]): [string, unknown] => [
        name,
        typeof value === "string" ? value : null,
      ]);
      const props: Bag = { ...Object.fromEntries<unknown>(entries), retryPolicy: null, testerTargets: null };
      return { ...shown, props };
    };
    const all = [nulls(workflow({ description: null })), nulls(run({ everyUpdate: null }))];
    for (const one of all) {
      await expect(process.analyze(one)).resolves.toBeDefined();
      await expect(process.remediate(one)).resolves.toEqual({});
    }
    await expect(process.analyzeStack(all)).resolves.toBeDefined();
  });

  const mended = cases.filter(([, , one]) => "mends" in one);
  it.each(mended)("%s, with the level remediate: %s", async (rule, _, { config, shown, mends }) => {
    if (isStack(shown)) throw new Error("A stack is not mended.");
    await only(rule, "remediate", config);
    expect(await process.remediate(shown)).toEqual(mends === undefined ? {} : { [rule]: mends });
  });
});
