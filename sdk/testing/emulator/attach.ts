import { setTimeout as wait } from "node:timers/promises";
import { basePath } from "./app.js";
import { emulatorMark } from "./control/routes.js";
import type { Emulator } from "./emulator.js";
import { isJsonObject, type Json, parseJson } from "./json.js";
import type { EmulatorStats, RequestRecord } from "./log/request-record.js";
import { EmulatorOptionError } from "./option-error.js";
import type { RunRecord } from "./store/run-record.js";
import type { WorkflowRecord } from "./store/workflow-record.js";

/** How long a control may take, and an emulator to stop, in milliseconds. */
const patienceMs = 10_000;

function errorMessage(answer: Json | undefined): string | undefined {
  const error = isJsonObject(answer) ? answer["error"] : undefined;
  const message = isJsonObject(error) ? error["message"] : undefined;
  return typeof message === "string" ? message : undefined;
}

/** Sends one control, and gives back what the emulator answers. */
async function control(origin: string, method: string, name: string, value?: unknown): Promise<unknown> {
  const response = await fetch(`${origin}/_emulator${name}`, {
    method,
    signal: AbortSignal.timeout(patienceMs),
    ...(value === undefined ? {} : { body: JSON.stringify(value) }),
  });
  const answer = parseJson(await response.text());
  if (response.ok) return answer;
  const message = errorMessage(answer) ?? `The emulator at ${origin} answered ${response.status}.`;
  throw response.status === 400 ? new EmulatorOptionError(message) : new Error(message);
}

const isEmulator = (origin: string): Promise<boolean> =>
  control(origin, "GET", "").then(
    (answer) => isJsonObject(answer) && answer["emulator"] === emulatorMark,
    () => false,
  );

async function untilGone(origin: string): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  while (await isEmulator(origin)) {
    if (Date.now() > deadlineMs) throw new Error(`The emulator at ${origin} was told to stop and still answers.`);
    await wait(20);
  }
}

function originOf(url: string): string {
  if (URL.canParse(url)) return new URL(url).origin;
  throw new EmulatorOptionError(`"${url}" is not a URL: give the emulator's base URL.`);
}

/**
 * Takes hold of an emulator that another process runs, by its base URL.
 * @throws EmulatorOptionError when no emulator answers there.
 */
export async function attachEmulator(url: string): Promise<Emulator> {
  const origin = originOf(url);
  if (!(await isEmulator(origin))) {
    throw new EmulatorOptionError(`No Armature emulator answers at ${origin}: start one and give its base URL.`);
  }
  const ask = (name: string): Promise<unknown> => control(origin, "GET", name);
  const tell = async (method: string, name: string, value?: unknown): Promise<void> => {
    await control(origin, method, name, value);
  };
  return {
    url: `${origin}${basePath}`,
    requests: async () => (await ask("/requests")) as readonly RequestRecord[],
    clearRequests: () => tell("DELETE", "/requests"),
    workflows: async () => (await ask("/workflows")) as readonly WorkflowRecord[],
    runs: async () => (await ask("/runs")) as readonly RunRecord[],
    stats: async () => (await ask("/stats")) as EmulatorStats,
    setFaults: (faults) => tell("PUT", "/faults", faults),
    setProfile: (profile) => tell("PUT", "/profile", profile),
    setScript: (script) => tell("PUT", "/script", script),
    stop: async () => {
      await tell("DELETE", "");
      await untilGone(origin);
    },
  };
}
