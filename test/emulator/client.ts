import type { JsonObject, RunRecord, StartedEmulator, WorkflowRecord } from "../../sdk/testing/index.js";

/** Where to send to, and with which key. */
type Account = Pick<StartedEmulator, "url" | "apiKey">;

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly retryAfter: string | null;
  readonly text: string;
  /** The parsed text; undefined when it is not JSON. */
  readonly body: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends one request, as any HTTP client would. */
export async function send({ url, apiKey }: Account, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}` },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const { status, headers } = response;
  const text = await response.text();
  return {
    status,
    type: headers.get("content-type"),
    retryAfter: headers.get("retry-after"),
    text,
    body: parsed(text),
  };
}

/** What lies at a dotted path, such as `workflow.criteria.0.id`; undefined when nothing does. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
      value,
    );

/** Those of the dotted paths that lead somewhere. */
export const present = (value: unknown, ...paths: string[]): string[] =>
  paths.filter((path) => at(value, path) !== undefined);

/** The least that a creation takes. */
export const leastFields = {
  name: "Search",
  mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
  testerPrompt: "Find.",
};

/** The newest workflow, after a creation with these fields. */
export async function created(emulator: StartedEmulator, fields: JsonObject = {}): Promise<WorkflowRecord> {
  const { status, text } = await send(emulator, "POST", "/workflows", { ...leastFields, ...fields });
  const workflow = (await emulator.workflows()).at(-1);
  if (status !== 201 || workflow === undefined) throw new Error(`The creation was answered with ${status}: ${text}`);
  return workflow;
}

/** The runs that a dispatch has queued; none when it has returned older ones. */
export async function dispatched(emulator: StartedEmulator, workflowId: string, body?: unknown): Promise<RunRecord[]> {
  const known = new Set((await emulator.runs()).map(({ id }) => id));
  const { status, text } = await send(emulator, "POST", `/workflows/${workflowId}/runs`, body);
  if (status !== 202) throw new Error(`The dispatch was answered with ${status}: ${text}`);
  return (await emulator.runs()).filter(({ id }) => !known.has(id));
}
