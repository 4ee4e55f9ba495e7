import { hints } from "../../../provider/api/error.js";
import type { RequestRecord, StartedEmulator } from "../../../sdk/testing/index.js";
import { ProviderFailure } from "../../support/provider-process/failure.js";
import type { StackResource } from "../../support/provider-process/resource.js";
import { countsOf, routeOf } from "../../support/requests.js";
import { amount, fails, failsKeeping, requestsText, type Cell } from "./cell.js";
import type { Verb } from "./verbs.js";

/** @param verb a wait asks as often as its deadline allows */
export function seenRequests(verb: Verb, requests: readonly RequestRecord[]): string {
  const isWait = verb === "poll" || verb === "evaluation";
  const counts = Object.entries(countsOf(requests.map(routeOf)));
  return requestsText(Object.fromEntries(counts.map(([kind, count]) => [kind, isWait && count > 1 ? "many" : count])));
}

const writes: Readonly<Record<string, string>> = {
  "POST /workflows": "creates it",
  "PATCH /workflows/{id}": "updates it",
  "DELETE /workflows/{id}": "archives it",
  "POST /workflows/{id}/runs": "dispatches",
};

/** What a deployment that sends no write has done by its own word. */
const withoutWrite = { created: "takes it on", updated: "judges the same", same: "nothing to do" } as const;

export function seenDeeds(said: keyof typeof withoutWrite, requests: readonly RequestRecord[]): string {
  const written = Object.entries(countsOf(requests.map(routeOf))).filter(([kind]) => !kind.startsWith("GET "));
  const again = said === "updated" && "POST /workflows/{id}/runs" in countsOf(requests.map(routeOf)) ? " anew" : "";
  const deeds = written.map(([kind, count]) => `${writes[kind] ?? kind}${again}${count === 1 ? "" : ` ×${count}`}`);
  return deeds.join(", ") || withoutWrite[said];
}

/** How a verb failed, and what a person is told that it is: the gate's verdict, or the kind that the advice belongs to. */
export function seenFailure(error: unknown): Pick<Cell, "exit" | "message"> {
  if (!(error instanceof ProviderFailure)) return { exit: fails, message: String(error) };
  const exit = error.partial === undefined ? fails : failsKeeping;
  const [, verdict] = /^The gate is closed \((\w+)\)/u.exec(error.message) ?? [];
  if (verdict !== undefined) return { exit, message: `gate: ${verdict}` };
  const kinds = Object.entries(hints).filter(([, hint]) => error.message.includes(hint));
  return { exit, message: kinds.map(([kind]) => kind).join(" and ") || error.message };
}

/** @param changed the prompt that only a change gives, where one is made */
export async function seenWorkflows(emulator: StartedEmulator, changed?: unknown): Promise<string> {
  const active = (await emulator.workflows()).filter(({ archivedAt }) => archivedAt === undefined);
  const count = amount(active.length, "workflow");
  return changed === undefined ? count : `${count}, ${wordFor(active[0]?.testerPrompt === changed)}`;
}

const wordFor = (isChanged: boolean): string => (isChanged ? "changed" : "as before");

export async function seenRuns(emulator: StartedEmulator): Promise<string> {
  return amount((await emulator.runs()).filter(({ trigger }) => trigger === "manual").length, "run");
}

export async function seenWorkflowState(
  emulator: StartedEmulator,
  resource: StackResource,
  changed?: unknown,
): Promise<string> {
  if (!resource.isInStack) return "nothing";
  const { id, state } = resource.kept;
  if (!(await emulator.workflows()).some((workflow) => workflow.id === id)) return "another workflow";
  return changed === undefined ? "the workflow" : wordFor(state["testerPrompt"] === changed);
}

export async function seenRunState(emulator: StartedEmulator, resource: StackResource): Promise<string> {
  if (!resource.isInStack) return "nothing";
  const { runIds, verdict } = resource.kept.state as { readonly runIds: readonly string[]; readonly verdict: string };
  const known = (await emulator.runs()).map(({ id }) => id);
  if (!runIds.every((id) => known.includes(id))) return "another run";
  return `${amount(runIds.length, "run")}, ${verdict}`;
}
