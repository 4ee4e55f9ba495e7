import type { Emulator, RequestRecord, WorkflowRecord } from "../../sdk/testing/index.js";
import type { Operation, Verb } from "../support/stack/operation.js";
import type { Stack } from "../support/stack/stack.js";
import type { Check } from "./check.js";
import { say } from "./say.js";

/** What the steps act on. */
export interface Scene {
  readonly stack: Stack;
  readonly emulator: Emulator;
  readonly apiKey: string;
}

export interface Step {
  /** What the step shows. */
  readonly heading: string;
  readonly run: (scene: Scene) => Promise<readonly Check[]>;
}

/** An operation of the engine, and the requests that the server saw meanwhile. */
interface Act extends Operation {
  readonly requests: readonly RequestRecord[];
  /** The methods of the requests, in their order. */
  readonly methods: readonly string[];
}

const asLine = ({ method, path, status, body }: RequestRecord): string =>
  `  ${method} ${path}  ${status ?? "no answer"}  ${body === undefined ? "" : JSON.stringify(body)}\n`;

/** Runs an operation, and shows what the engine prints and what the server saw. */
export async function act({ stack, emulator }: Scene, verb: Verb): Promise<Act> {
  await emulator.clearRequests();
  const operation = await stack[verb]();
  const requests = await emulator.requests();
  say(`The server saw ${requests.length === 0 ? "no request" : "these requests"}.\n${requests.map(asLine).join("")}`);
  return { ...operation, requests, methods: requests.map(({ method }) => method) };
}

/** The one workflow on the server. @throws Error when there is none. */
export async function theWorkflow({ emulator }: Scene): Promise<WorkflowRecord> {
  const [workflow] = await emulator.workflows();
  if (workflow === undefined) throw new Error("There is no workflow on the server.");
  return workflow;
}
