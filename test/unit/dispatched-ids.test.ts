import { describe, expect, it } from "@jest/globals";
import { dispatchedIds } from "../../provider/api/run-record.js";

describe("the runs that a dispatch's answer names", () => {
  it.each([
    { runIds: ["run_1", "run_2"] },
    { runs: [{ id: "run_1" }, { id: "run_2" }] },
    { runs: [{ runId: "run_1" }, { run_id: "run_2" }] },
    { run_ids: ["run_1", "run_2"] },
  ])("are all of %j", (answer) => {
    expect(dispatchedIds(answer)).toEqual(["run_1", "run_2"]);
  });

  it.each([{ run: { id: "run_1" } }, { runId: "run_1" }, { id: "run_1" }])("are the one of %j", (answer) => {
    expect(dispatchedIds(answer)).toEqual(["run_1"]);
  });

  it.each([{}, [], 7, { runIds: [] }, { runIds: ["run_1", ""] }, { runs: [{ id: "run_1" }, {}] }, { id: 7 }])(
    "are none of %j: a gate that knew only some of them could pass by those",
    (answer) => {
      expect(dispatchedIds(answer)).toEqual([]);
    },
  );
});
