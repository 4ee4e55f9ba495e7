import type { Emulator } from "../emulator/emulator.js";
import { isJsonObject } from "../emulator/json.js";
import type { RequestRecord } from "../emulator/log/request-record.js";
import { type NameOf, workflowNames } from "./workflow-names.js";

/** A change of a workflow: one PATCH. */
export interface SentChange {
  /** The name that the workflow has now. */
  readonly workflow: string;
  /** The fields that were sent, sorted. */
  readonly fields: readonly string[];
}

/**
 * What was asked of the server, each list sorted, since a deployment sends side by side what does not depend on each
 * other. A workflow goes by its name, and one that was asked for twice stands there twice.
 */
export interface Writes {
  /** The workflows that were to be created: one for each POST, whether it arrived, was answered or was refused. */
  readonly created: readonly string[];
  /** The workflows that were to be changed: one for each PATCH. */
  readonly changed: readonly SentChange[];
  /** The workflows that were to be archived. */
  readonly archived: readonly string[];
  /** The workflows of which runs were to be dispatched; runs that a creation starts are not among them. */
  readonly dispatched: readonly string[];
}

const fieldsOf = ({ body }: RequestRecord): readonly string[] => (isJsonObject(body) ? Object.keys(body).sort() : []);

const createdName = ({ body }: RequestRecord): string => {
  const name = isJsonObject(body) ? body["name"] : undefined;
  return typeof name === "string" ? name : "a workflow without a name";
};

/** The requests of this method and path, each as what it is of, by the id in its path. */
function sentAs<T>(
  requests: readonly RequestRecord[],
  method: string,
  path: RegExp,
  as: (request: RequestRecord, id: string) => T,
): readonly T[] {
  return requests.flatMap((request) => {
    const found = request.method === method ? path.exec(request.path) : null;
    return found === null ? [] : [as(request, found[1] ?? "")];
  });
}

const byWorkflow = (one: SentChange, other: SentChange): number => one.workflow.localeCompare(other.workflow);

function writesIn(requests: readonly RequestRecord[], nameOf: NameOf): Writes {
  const workflow = /^\/workflows\/([^/]+)$/u;
  const named = (_: RequestRecord, id: string): string => nameOf(id);
  return {
    created: sentAs(requests, "POST", /^\/workflows$/u, createdName).toSorted(),
    changed: sentAs(requests, "PATCH", workflow, (request, id) => ({
      workflow: nameOf(id),
      fields: fieldsOf(request),
    })).toSorted(byWorkflow),
    archived: sentAs(requests, "DELETE", workflow, named).toSorted(),
    dispatched: sentAs(requests, "POST", /^\/workflows\/([^/]+)\/runs$/u, named).toSorted(),
  };
}

/**
 * What the requests since the start or `clearRequests` would change on the server, as data that a test compares whole: that
 * a deployment created exactly these, dispatched once and changed nothing is one comparison.
 *
 * @example
 * expect(await writesOf(emulator)).toEqual({ created: ["search"], changed: [], archived: [], dispatched: ["search"] });
 */
export async function writesOf(emulator: Pick<Emulator, "requests" | "workflows">): Promise<Writes> {
  return writesIn(await emulator.requests(), await workflowNames(emulator));
}
