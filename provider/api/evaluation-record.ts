import { isWire, part, property, type Wire } from "./record.js";
import { firstText } from "./run-record.js";

/** What the judge says of one criterion. */
export interface CriterionVerdict {
  readonly criterionText: string;
  /** Undefined when the answer does not tell. */
  readonly isRequired: boolean | undefined;
  readonly passed: boolean;
}

/** What the judge says of a run. */
export interface Evaluation {
  /** Of the whole run; undefined when the answer does not tell. */
  readonly passed: boolean | undefined;
  readonly criteria: readonly CriterionVerdict[];
}

/**
 * The answer of `GET /runs/{id}/evaluation`; undefined when it is about another run, has no list of criteria, or has one
 * without a clear verdict.
 */
export function evaluationRecord(answer: unknown, runId: string): Evaluation | undefined {
  if (!isWire(answer)) return undefined;
  const evaluation = part(answer, "evaluation") ?? answer;
  const about = firstText(evaluation, ["runId"]) ?? firstText(answer, ["runId"]);
  if (about !== undefined && about !== runId) return undefined;
  const criteria = rowsOf(evaluation)?.map(criterionVerdict);
  if (criteria?.every((criterion) => criterion !== undefined) !== true) return undefined;
  return { passed: passedAsWhole(evaluation), criteria };
}

/** The first list that has rows: an empty one beside it says nothing. */
function rowsOf(evaluation: Wire): readonly unknown[] | undefined {
  const lists = ["criteria", "results", "criterionResults"].map((name) => property(evaluation, name));
  const rows = lists.filter((list): list is unknown[] => Array.isArray(list));
  return rows.find((list) => list.length > 0) ?? rows[0];
}

function criterionVerdict(row: unknown): CriterionVerdict | undefined {
  if (!isWire(row)) return undefined;
  const criterionText = firstText(row, ["criterionText", "text"]);
  const said = [flag(row), ...["verdict", "status", "result"].map((name) => passing(firstText(row, [name])))];
  const [passed, other] = new Set(said.filter((each) => each !== undefined));
  // One that says two things says neither.
  if (criterionText === undefined || passed === undefined || other !== undefined) return undefined;
  const isRequired = property(row, "isRequired");
  return { criterionText, isRequired: typeof isRequired === "boolean" ? isRequired : undefined, passed };
}

/** A verdict is one word, and any but a pass is none; more than a word is a comment, and a status may be of the judging. */
function passedAsWhole(evaluation: Wire): boolean | undefined {
  const word = firstText(evaluation, ["verdict", "result"]);
  const verdict = word !== undefined && /^[\w-]+$/u.test(word) ? passing(word) === true : undefined;
  const said = [flag(evaluation), verdict, passing(firstText(evaluation, ["status"]))].filter(
    (each) => each !== undefined,
  );
  return said.length === 0 ? undefined : said.every((each) => each);
}

function flag(record: Wire): boolean | undefined {
  const passed = property(record, "passed");
  return typeof passed === "boolean" ? passed : undefined;
}

function passing(word: string | undefined): boolean | undefined {
  if (word === "pass" || word === "passed") return true;
  return word === "fail" || word === "failed" || word === "partial" ? false : undefined;
}
