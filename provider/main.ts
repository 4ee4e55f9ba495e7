import { setTimeout as wait } from "node:timers/promises";
import type { Account } from "./account.js";
import { once } from "./api/once.js";
import { ToldTexts } from "./api/told-texts.js";
import { dynamicProvider, type Configuration, type Surroundings } from "./host/dynamic.js";
import { engineLog } from "./host/engine-log.js";
import { watchInterruption } from "./host/interruption.js";
import { ClaimedPlaces } from "./workflow-run/claimed-places.js";
import { publisher } from "./workflow-run/publish.js";
import { workflowRunResource } from "./workflow-run/workflow-run.js";
import { workflowResource } from "./workflow/workflow.js";

/** The host gets the engine's address as its first argument. */
const [, , engine] = process.argv;

const interruption = watchInterruption(engine !== undefined);

const log = engineLog(engine);

/** No secret, though a program says them: the words of a gate. */
const ownWords = ["block", "warn", "retry", "redispatch", "hold"];

const toldTexts = new ToldTexts(ownWords);

const publish = publisher(process.env["GITHUB_STEP_SUMMARY"]);

let configuration: Configuration = () => undefined;
let opened: Account | undefined;
let isRefused = false;

/** What requests are made with, loaded for the first of them: a deployment without a change makes none. */
const load = once(() => import("./account.js"));

/** The account of this process, opened at the first request. Of settings that cannot be used, one error tells all. */
async function account(): Promise<Account> {
  const { openAccount } = await load();
  if (isRefused) throw new Error("Not tried: the settings cannot be used, as the error of another resource says.");
  try {
    return (opened ??= openAccount({
      configuration,
      environment: (name) => process.env[name],
      hidden: toldTexts,
      clock: { now: Date.now, random: Math.random, pause },
      signal: interruption.signal,
      warn: (message) => log(undefined)("warning", message),
      publish,
    }));
  } catch (error) {
    isRefused = true;
    throw error;
  }
}

async function pause(delayMs: number): Promise<boolean> {
  try {
    await wait(delayMs, undefined, { signal: interruption.signal });
    return true;
  } catch {
    return false;
  }
}

const surroundings: Surroundings = {
  configure: (given) => {
    configuration = given;
  },
  heed: (properties) => toldTexts.add(properties),
  interruption,
  log,
};

/** The handlers that the state of every `Workflow` and `WorkflowRun` names by text. */
export const workflow = dynamicProvider(
  workflowResource(async () => (await account()).workflows),
  surroundings,
);
export const workflowRun = dynamicProvider(
  workflowRunResource(async () => (await account()).runs, { publish, now: Date.now, claimed: new ClaimedPlaces() }),
  surroundings,
);
