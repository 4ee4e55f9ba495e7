import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { isWhole } from "./extent.js";
import { faults } from "./table/faults.js";
import { page } from "./table/page.js";
import { differing, printed } from "./table/print.js";
import { asIntended, places, runCells, type Place } from "./table/run-cells.js";
import { verbs } from "./table/verbs.js";

/** Every fault once, the verbs in turn; and each way in which a creation or a dispatch that was answered gets lost. */
const cut: readonly Place[] = places.filter(({ verb, fault }) => {
  const isItsTurn = verbs[faults.indexOf(fault) % verbs.length] === verb;
  return isItsTurn || (["create", "dispatch"].includes(verb) && fault.isWorkDone);
});

const minutesMs = 60_000;

describe("the table of faults", () => {
  it("has at least 200 cells, and a cut of them has every fault and every verb", () => {
    expect(places.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cut.map(({ fault }) => fault))).toEqual(new Set(faults));
    expect(new Set(cut.map(({ verb }) => verb))).toEqual(new Set(verbs));
  });

  it("ends with one workflow or one run, unless it is archived or a gate dispatches anew", () => {
    const ends = asIntended().map(({ verb, intended }) => ({ verb, end: intended.next }));
    const others = ends.filter(({ end }) => !/: 1 (workflow|workflow, changed|run)$/u.test(end));
    expect(new Set(others.map(({ verb, end }) => `${verb}: ${end}`))).toEqual(
      new Set([
        "delete: archives it: no workflow",
        "poll: dispatches anew: 2 runs",
        "evaluation: dispatches anew: 2 runs",
      ]),
    );
  });

  it("is printed in docs/faults.md as it is intended", () => {
    expect(readFileSync(page, "utf8")).toBe(printed(asIntended()));
  });

  it(
    isWhole ? "is what is seen in every cell" : "is what is seen in a cut of its cells",
    async () => {
      expect(differing(await runCells(isWhole ? places : cut))).toEqual([]);
    },
    20 * minutesMs,
  );
});
