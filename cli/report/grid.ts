import type { Run } from "../../provider/report/gate-report.js";
import { oneLine } from "../../provider/report/words.js";

/** What a model's runs say of one criterion, each in a number of runs. */
export interface Cell {
  readonly model: string;
  readonly passed: number;
  readonly failed: number;
  /** Of those that failed it, those whose baseline passed it. */
  readonly regressed: number;
  /** Those that do not tell. */
  readonly untold: number;
}

export interface Row {
  readonly criterion: string;
  readonly cells: readonly Cell[];
}

/** How many criteria passed in each of a model's runs: the least, the most, and of how many. */
export interface Total {
  readonly model: string;
  /** Undefined where no run tells. */
  readonly passed: { readonly least: number; readonly most: number; readonly of: number } | undefined;
}

/** Models beside criteria. Of those that failed in no run only the number is known: any of them may be a secret. */
export interface Grid {
  readonly models: readonly string[];
  readonly rows: readonly Row[];
  readonly totals: readonly Total[];
}

/** Undefined where no run was judged. */
export function gridOf(runs: readonly Run[]): Grid | undefined {
  if (!runs.some(isJudged)) return undefined;
  const models = [...new Set(runs.map(modelOf))].map((model) => ({
    model,
    own: runs.filter((run) => modelOf(run) === model),
  }));
  const required = new Set(runs.flatMap(({ failedCriteria = [] }) => failedCriteria));
  const named = new Set([...required, ...runs.flatMap(({ regressions = [] }) => regressions)]);
  return {
    models: models.map(({ model }) => model),
    rows: [...named].map((criterion) => ({
      criterion,
      cells: models.map(({ model, own }) => cellOf({ model, own }, criterion, required.has(criterion))),
    })),
    totals: models.map(({ model, own }) => ({ model, passed: passedIn(own) })),
  };
}

const isJudged = ({ failedCriteria, criteria }: Run): boolean => failedCriteria !== undefined || criteria !== undefined;

const modelOf = ({ model = "" }: Run): string => oneLine(model) || "unnamed model";

interface Model {
  readonly model: string;
  readonly own: readonly Run[];
}

function cellOf({ model, own }: Model, criterion: string, isRequired: boolean): Cell {
  const counted = (holds: (run: Run) => boolean): number => own.filter(holds).length;
  const failed = counted((run) => hasFailed(run, criterion));
  const passed = counted((run) => !hasFailed(run, criterion) && hasPassed(run, isRequired));
  return {
    model,
    passed,
    failed,
    regressed: counted(({ regressions = [] }) => regressions.includes(criterion)),
    untold: own.length - passed - failed,
  };
}

const hasFailed = ({ failedCriteria = [], regressions = [] }: Run, criterion: string): boolean =>
  failedCriteria.includes(criterion) || regressions.includes(criterion);

/** A run names each required criterion that failed in it; an optional one it may leave out, unless all of them passed. */
const hasPassed = ({ failedCriteria, criteria }: Run, isRequired: boolean): boolean =>
  (isRequired && failedCriteria !== undefined) || (criteria !== undefined && criteria.passed === criteria.total);

function passedIn(runs: readonly Run[]): Total["passed"] {
  const told = runs.flatMap(({ criteria }) => (criteria === undefined ? [] : [criteria]));
  if (told.length === 0) return undefined;
  const passed = told.map((each) => each.passed);
  const of = Math.max(...told.map(({ total }) => total));
  return { least: Math.min(...passed), most: Math.max(...passed), of };
}
