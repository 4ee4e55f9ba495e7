import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { jsonOf } from "./hostile/any-json.js";
import { gateOver, type Answers } from "./hostile/gate.js";
import { hold } from "./hostile/hold.js";
import { mutantOf } from "./hostile/mutant.js";
import { obeyedIn } from "./hostile/obeyed.js";
import { runKeys, runWords, wholeEvaluation, wholeRun } from "./hostile/run-words.js";

const any = jsonOf(runKeys, runWords);

/** A server that does all of it right, for one run that passes. */
const right: Answers = {
  list: { rows: [] },
  dispatch: { runIds: ["run_1"] },
  run: wholeRun,
  evaluation: wholeEvaluation,
};

const answers: fc.Arbitrary<Answers> = fc.record({
  list: fc.oneof(fc.constant(right.list), mutantOf({ rows: [{ id: "run_1", idempotencyKey: "key" }] }, any)),
  dispatch: fc.oneof({ weight: 3, arbitrary: fc.constant(right.dispatch) }, mutantOf(right.dispatch, any)),
  run: fc.oneof(fc.constant(right.run), mutantOf(right.run, any), any),
  evaluation: fc.oneof(fc.constant(right.evaluation), mutantOf(right.evaluation, any), any),
});

/** Whether this text stands as a whole anywhere in an answer. */
const says = (answer: unknown, word: string): boolean => JSON.stringify(answer).includes(JSON.stringify(word));

describe("a gate, whatever JSON it is answered with", () => {
  it("passes on what is plainly a pass", async () => {
    expect(await gateOver(right)).toMatchObject({ isOpen: true, state: { verdict: "pass", runIds: ["run_1"] } });
  });

  it("ends, open only with a pass, in a state that has its runs, each with a link to the configured host", async () => {
    await hold(2000, [answers], async (given) => {
      const { isOpen, id, state, message } = await gateOver(given);
      if (isOpen) expect(state).toMatchObject({ verdict: "pass" });
      else expect(obeyedIn(message)).toEqual([]);
      if (id === undefined) return;
      expect(id).not.toBe("");
      const runs = state["runs"] as readonly { readonly id: string; readonly url: string }[];
      expect(runs.length).toBeGreaterThan(0);
      for (const run of runs) {
        expect(new URL(run.url).href).toBe(run.url);
        expect(run.url).toBe(`https://acme.armature.app/runs/${encodeURIComponent(run.id)}`);
      }
    });
  });

  it("is closed by a run that does not say pass, however much else does", async () => {
    const quiet = { id: "run_1", modelId: "gpt-5", startedAt: "2026-11-25T10:00:00Z" };
    const ended = { run: { ...quiet, status: "ended", endedAt: "2026-11-25T10:01:00Z" } };
    const run = fc.oneof(any, mutantOf(quiet, any), mutantOf(ended, any)).filter((answer) => !says(answer, "pass"));
    await hold(1000, [run], async (answer) => {
      expect(await gateOver({ ...right, run: answer })).toMatchObject({ isOpen: false });
    });
  });

  it("is closed by an evaluation with a place in it that should say pass, and says anything else", async () => {
    const other = any.filter((value) => value !== true && value !== "pass");
    const required = { ...wholeEvaluation, criteria: wholeEvaluation.criteria.slice(0, 1) };
    await hold(1000, [other], async (passed) => {
      const criteria = required.criteria.map((criterion) => ({ ...criterion, passed }));
      const evaluation = JSON.parse(JSON.stringify({ ...required, criteria })) as unknown;
      expect(await gateOver({ ...right, evaluation })).toMatchObject({ isOpen: false });
    });
  });

  it("is closed by an evaluation that is about another run, or has no list of criteria", async () => {
    const runId = any.filter((value) => typeof value === "string" && value !== "" && value !== "run_1");
    await hold(300, [runId], async (about) => {
      expect(await gateOver({ ...right, evaluation: { ...wholeEvaluation, runId: about } })).toMatchObject({
        isOpen: false,
      });
    });
    const noList = any.filter((answer) => !JSON.stringify(answer).includes("["));
    await hold(700, [noList], async (evaluation) => {
      expect(await gateOver({ ...right, evaluation })).toMatchObject({ isOpen: false });
    });
  });
});
