import { identifier, isWire, listed, part, property, text, type Wire } from "./record.js";

/** A run as the server tells it. What an answer leaves out is undefined, never zero. */
export interface RunRecord {
  readonly id: string;
  readonly workflowId?: string | undefined;
  /** `pending`, `running`, or the word it ended with; undefined when the answer does not tell. */
  readonly status: string | undefined;
  readonly model: string | undefined;
  readonly createdAt?: string | undefined;
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  readonly costUsd: number | undefined;
  readonly idempotencyKey: string | undefined;
}

/** The first of these properties that is a text: the API names the subject, not the property. */
export function firstText(record: Wire, names: readonly string[]): string | undefined {
  return names.map((name) => text(record, name)).find((value) => value !== undefined);
}

function costOf(run: Wire): number | undefined {
  const cost = part(run, "cost");
  const amounts = [
    property(run, "costUsd"),
    property(run, "cost"),
    ...(cost === undefined ? [] : ["usd", "totalUsd", "amountUsd"].map((name) => property(cost, name))),
  ];
  return amounts.find((amount) => typeof amount === "number" && Number.isFinite(amount)) as number | undefined;
}

/** Flat or inside `run`; undefined when there is no id to be had. */
export function runRecord(answer: unknown): RunRecord | undefined {
  if (!isWire(answer)) return undefined;
  const run = part(answer, "run") ?? answer;
  const id = idIn(run);
  if (id === undefined) return undefined;
  return {
    id,
    workflowId: text(run, "workflowId") ?? text(part(run, "workflow") ?? {}, "id"),
    status: text(run, "status"),
    model: firstText(run, ["modelId", "model", "testerModelId"]),
    createdAt: firstText(run, ["createdAt", "queuedAt"]),
    startedAt: text(run, "startedAt"),
    endedAt: firstText(run, ["endedAt", "finishedAt", "completedAt"]),
    costUsd: costOf(run),
    idempotencyKey: text(run, "idempotencyKey"),
  };
}

/** The runs of a list; undefined when the answer has no list, or something in it is no run: it may be the one looked for. */
export function listedRuns(answer: unknown): RunRecord[] | undefined {
  const runs = listed(answer, ["rows", "runs", "data"])?.map((row) => runRecord(row));
  return runs?.every((run) => run !== undefined) === true ? runs : undefined;
}

/**
 * The ids that a dispatch answers with, each once, in each of the forms that the API's pages leave open; empty when one of
 * them cannot be read.
 */
export function dispatchedIds(answer: unknown): string[] {
  if (!isWire(answer)) return [];
  const many = property(answer, "runIds") ?? property(answer, "runs");
  const ids = Array.isArray(many)
    ? many.map((entry: unknown) => (typeof entry === "string" ? identifier(entry) : idIn(entry)))
    : [idIn(part(answer, "run")) ?? idIn(answer)];
  return ids.every((id) => id !== undefined) ? [...new Set(ids)] : [];
}

const idIn = (entry: unknown): string | undefined =>
  isWire(entry) ? identifier(firstText(entry, ["id", "runId"])) : undefined;
