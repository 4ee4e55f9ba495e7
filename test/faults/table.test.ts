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
  it("has at least 200 cells, in each of which the next deployment ends with one of each and no two", () => {
    expect(places.length).toBeGreaterThanOrEqual(200);
    const ends = new Set(asIntended().map(({ intended }) => intended.next.split(": ")[1]));
    expect(ends).toEqual(new Set(["1 workflow", "1 workflow, changed", "no workflow", "1 run", "2 runs"]));
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
