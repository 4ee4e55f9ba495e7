import { randomUUID } from "node:crypto";
import { type HttpOptions, openHttp, type Send } from "./api/http.js";
import { once } from "./api/once.js";
import { ownOrganization } from "./api/organization.js";
import { isReadableByOthers } from "./api/plain-http.js";
import type { Hidden } from "./api/quotation.js";
import { runsApi } from "./api/runs.js";
import { workflowsApi } from "./api/workflows.js";
import { readSettings, type Settings, variableOf } from "./config.js";
import { version } from "./version.js";
import type { Means as RunMeans } from "./workflow-run/conclude.js";
import type { Publish } from "./workflow-run/publish.js";
import { type Clock, Watch } from "./workflow-run/watch.js";
import { Looks } from "./workflow/looks.js";
import type { WorkflowMeans } from "./workflow/workflow.js";

/** What the resources of one account share. */
export interface Account {
  readonly workflows: Omit<WorkflowMeans, "holders">;
  readonly runs: RunMeans;
}

/** What requests are made with. */
export interface Connecting {
  readonly environment: (name: string) => string | undefined;
  /** Texts that no error may show; more of them may come. */
  readonly hidden: Iterable<Hidden>;
  readonly clock: Clock;
  /** Aborted when the deployment is to end. */
  readonly signal: AbortSignal;
}

/** What an account is opened with. */
export interface Access extends Connecting {
  /** What the stack's configuration or an explicit provider says, by full name; undefined for a command, which has neither. */
  readonly configuration: ((name: string) => unknown) | undefined;
  readonly warn: (message: string) => void;
  readonly publish: Publish;
}

/** What a user is told of an address by which others can read along. */
export const plainHttp = (setting: string): string =>
  `${setting} is an http:// address on another machine: the API key and all that is sent cross the network ` +
  "unencrypted. Give an https:// address unless everybody on the way may read them.";

/** How requests of an account are made: its proxy, deadlines and retries. */
export function httpOptions(settings: Settings, { environment, hidden, clock, signal }: Connecting): HttpOptions {
  const proxy = (name: string): string | undefined => environment(name.toLowerCase()) ?? environment(name);
  return {
    baseUrl: settings.baseUrl,
    apiKey: settings.apiKey,
    userAgent: `pulumi-armature/${version} node/${process.versions.node}`,
    hidden,
    requestTimeoutMs: settings.requestTimeoutSeconds * 1000,
    totalTimeoutMs: settings.totalTimeoutSeconds * 1000,
    maxRetries: settings.maxRetries,
    maxConcurrentRequests: settings.maxConcurrentRequests,
    httpProxy: proxy("HTTP_PROXY"),
    httpsProxy: proxy("HTTPS_PROXY"),
    noProxy: proxy("NO_PROXY"),
    signal,
    ...clock,
  };
}

/** The requests of an account, with its proxy, deadlines and retries. */
export const openSend = (settings: Settings, connecting: Connecting): Send =>
  openHttp(httpOptions(settings, connecting));

/** @throws SettingsError with all that is wrong with the settings */
export function openAccount({ configuration, warn, publish, ...connecting }: Access): Account {
  const { environment, clock, signal } = connecting;
  const settings = readSettings(configuration, environment);
  if (isReadableByOthers(settings.baseUrl))
    warn(plainHttp(configuration === undefined ? variableOf("baseUrl") : "armature:baseUrl"));
  const send = openSend(settings, connecting);
  const workflows = workflowsApi(send, ownOrganization(send, settings.organization));
  const runs = runsApi(send);
  const pace = { firstMs: settings.pollIntervalSeconds * 1000, longestMs: settings.maxPollIntervalSeconds * 1000 };
  return {
    workflows: {
      ...clock,
      api: workflows,
      earlier: once(() => workflows.list()),
      onExisting: settings.onExisting,
      looks: new Looks(clock),
      marks: settings.marker,
      newAttempt: () => randomUUID().slice(0, 8),
    },
    runs: {
      runs,
      watch: new Watch(pace, clock),
      ...clock,
      isInterrupted: () => signal.aborted,
      dashboard: new URL(settings.baseUrl).origin,
      override: { gate: environment("ARMATURE_GATE"), reason: environment("ARMATURE_GATE_REASON") },
      publish,
    },
  };
}
