import type { Emulator } from "../emulator/emulator.js";
import type { RequestRecord } from "../emulator/log/request-record.js";
import { type NameOf, workflowNames } from "./workflow-names.js";

const route = /^\/(workflows|runs)\/([^/]+)(.*)$/u;

/** A run has no name of its own, and its id is another one in every test. */
function lineOf({ method, path }: RequestRecord, nameOf: NameOf): string {
  const [, kind, id = "", rest = ""] = route.exec(path) ?? [];
  if (kind === undefined) return `${method} ${path}`;
  return `${method} /${kind}/${kind === "runs" ? "{id}" : nameOf(id)}${rest}`;
}

/**
 * Every request that came to the API since the start or `clearRequests`, oldest first, reads too, whatever was answered: as
 * `POST /workflows/search/runs`, without its query. A workflow goes by its name, and by its id where the emulator holds
 * none of that id; a run by `{id}`. Requests that a deployment sends side by side come in no order of their own.
 *
 * @example
 * expect(await sentTo(emulator)).toEqual([]);
 */
export async function sentTo(emulator: Pick<Emulator, "requests" | "workflows">): Promise<readonly string[]> {
  const nameOf = await workflowNames(emulator);
  return (await emulator.requests()).map((request) => lineOf(request, nameOf));
}
