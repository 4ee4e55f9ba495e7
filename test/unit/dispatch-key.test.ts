import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Base, dispatchKey } from "../../provider/workflow-run/key.js";
import { declaredIn } from "../../provider/workflow-run/mapping.js";
import { turned } from "./turned.js";

const origin = { project: "", stack: "", name: "", urn: "urn:pulumi:production::shop::t::smoke" };

const key = (inputs: Record<string, unknown>, sequence = 1, base: Base = { own: 0 }): string =>
  dispatchKey(origin, declaredIn({ workflowId: "wf_1", ...inputs }), sequence, base);

describe("the key of a dispatch", () => {
  it("is the same for the same declaration, in whatever order its keys stand", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (triggers) => {
        expect(key({ triggers: turned(triggers) })).toBe(key({ triggers }));
      }),
    );
  });

  it("is another for other triggers", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        fc.pre(JSON.stringify(turned(turned(one))) !== JSON.stringify(turned(turned(other))));
        const isSame = key({ triggers: one }) === key({ triggers: other });
        if (isSame) expect(sorted(one)).toBe(sorted(other));
      }),
    );
  });

  it.each([
    ["workflow", { workflowId: "wf_2" }],
    ["version", { workflowVersionId: "wfv_2" }],
    ["trigger", { triggers: { image: "b" } }],
    ["model", { testerModelIds: ["gpt-5"] }],
    ["target", { testerTargets: [{ modelId: "gpt-5" }] }],
  ])("is another for another %s", (_, change) => {
    expect(key({ triggers: { image: "a" }, ...change })).not.toBe(key({ triggers: { image: "a" } }));
  });

  it("is another with every dispatch, so that going back to an old trigger dispatches too", () => {
    const keys = [1, 2, 3].map((sequence) => key({ triggers: "a" }, sequence));
    expect(new Set(keys).size).toBe(3);
  });

  it("is another for another resource", () => {
    const declared = declaredIn({ workflowId: "wf_1" });
    const keys = ["smoke", "other"].map((name) =>
      dispatchKey({ ...origin, urn: `urn:pulumi:production::shop::t::${name}` }, declared, 1, { own: 0 }),
    );
    expect(new Set(keys).size).toBe(2);
  });

  it("does not depend on what changes no run: gate, deadlines, reports", () => {
    expect(key({ gate: "block", timeoutSeconds: 5, reports: { junit: "a.xml" } })).toBe(key({}));
  });

  it("is another in another life of the resource, whatever its sequence", () => {
    const lives = [undefined, "2026-11-24T10:00:00.123Z", "2026-11-24T11:00:00.123Z"];
    const keys = lives.flatMap((since) =>
      [1, 2, 3].map((sequence) => key({ triggers: "a" }, sequence, { own: 0, since })),
    );
    expect(new Set(keys).size).toBe(9);
  });

  it("is the user's own as it is for the dispatch that it came with, and only for that", () => {
    expect(key({ idempotencyKey: "mine" })).toBe("mine");
    expect(key({ idempotencyKey: "yours" }, 4, { own: 3, since: "2026-11-24T10:00:00.123Z" })).toBe("yours");
    const later = [2, 3].flatMap((sequence) =>
      ["a", "b"].map((triggers) => key({ idempotencyKey: "mine", triggers }, sequence)),
    );
    expect(new Set(later).size).toBe(4);
    for (const each of later) expect(each).toMatch(/^mine\.[0-9a-f]{16}$/u);
  });
});

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${sorted(inner)}`).join()}}`;
}
