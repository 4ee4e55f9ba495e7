import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { openHttp } from "./api/http.js";
import { once } from "./api/once.js";
import { ownOrganization } from "./api/organization.js";
import { isReadableByOthers } from "./api/plain-http.js";
import { runsApi } from "./api/runs.js";
import { ToldTexts } from "./api/told-texts.js";
import { workflowsApi } from "./api/workflows.js";
import { readSettings, SettingsError } from "./config.js";
import { dynamicProvider, type Configuration, type Surroundings } from "./host/dynamic.js";
import { engineLog } from "./host/engine-log.js";
import { watchInterruption } from "./host/interruption.js";
import { version } from "./version.js";
import { ClaimedPlaces } from "./workflow-run/claimed-places.js";
import type { Means as RunMeans } from "./workflow-run/conclude.js";
import { publisher } from "./workflow-run/publish.js";
import { Watch } from "./workflow-run/watch.js";
import { workflowRunResource } from "./workflow-run/workflow-run.js";
import { Looks } from "./workflow/looks.js";
import { workflowResource, type WorkflowMeans } from "./workflow/workflow.js";

/** What the resources of one account share. */
interface Account {
  readonly workflows: Omit<WorkflowMeans, "holders">;
  readonly runs: RunMeans;
}

/** The host gets the engine's address as its first argument. */
const [, , engine] = process.argv;

const interruption = watchInterruption(engine !== undefined);

const log = engineLog(engine);

/** No secret, though a program says them: the words of a gate. */
const ownWords = ["block", "warn", "retry", "redispatch", "hold"];

const toldTexts = new ToldTexts(ownWords);

const plainHttp =
  "armature:baseUrl is an http:// address on another machine: the API key and all that the program declares cross the " +
  "network unencrypted. Give an https:// address unless everybody on the way may read them.";

const publish = publisher(process.env["GITHUB_STEP_SUMMARY"]);

let configuration: Configuration = () => undefined;
let opened: Account | undefined;
let isRefused = false;

function openAccount(): Account {
  const settings = readSettings(configuration, (name) => process.env[name]);
  if (isReadableByOthers(settings.baseUrl)) log(undefined)("warning", plainHttp);
  const proxy = (name: string): string | undefined => process.env[name.toLowerCase()] ?? process.env[name];
  const clock = { now: Date.now, random: Math.random, pause };
  const send = openHttp({
    baseUrl: settings.baseUrl,
    apiKey: settings.apiKey,
    userAgent: `pulumi-armature/${version} node/${process.versions.node}`,
    hidden: toldTexts,
    requestTimeoutMs: settings.requestTimeoutSeconds * 1000,
    totalTimeoutMs: settings.totalTimeoutSeconds * 1000,
    maxRetries: settings.maxRetries,
    maxConcurrentRequests: settings.maxConcurrentRequests,
    httpProxy: proxy("HTTP_PROXY"),
    httpsProxy: proxy("HTTPS_PROXY"),
    noProxy: proxy("NO_PROXY"),
    signal: interruption.signal,
    ...clock,
  });
  const workflows = workflowsApi(send, ownOrganization(send, settings.organization));
  const runs = runsApi(send);
  const pace = { firstMs: settings.pollIntervalSeconds * 1000, longestMs: settings.maxPollIntervalSeconds * 1000 };
  return {
    workflows: {
      ...clock,
      api: workflows,
      earlier: once(() => workflows.list()),
      onExisting: settings.onExisting,
      looks: new Looks(Date.now),
      marks: settings.marker,
      newAttempt: () => randomUUID().slice(0, 8),
    },
    runs: {
      runs,
      watch: new Watch(pace, clock),
      ...clock,
      isInterrupted: () => interruption.signal.aborted,
      dashboard: new URL(settings.baseUrl).origin,
      override: { gate: process.env["ARMATURE_GATE"], reason: process.env["ARMATURE_GATE_REASON"] },
      publish,
    },
  };
}

/** The account of this process, opened at the first request. Of settings that cannot be used, one error tells all. */
function account(): Account {
  if (isRefused)
    throw new SettingsError("Not tried: the settings cannot be used, as the error of another resource says.");
  try {
    opened ??= openAccount();
  } catch (error) {
    isRefused = true;
    throw error;
  }
  return opened;
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
  workflowResource(() => account().workflows),
  surroundings,
);
export const workflowRun = dynamicProvider(
  workflowRunResource(() => account().runs, { publish, now: Date.now, claimed: new ClaimedPlaces() }),
  surroundings,
);
