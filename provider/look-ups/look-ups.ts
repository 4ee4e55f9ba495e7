import { setMaxListeners } from "node:events";
import { openSend, plainHttp, type Connecting } from "../account.js";
import { ApiError, hints } from "../api/error.js";
import { mcpServersApi } from "../api/mcp-servers.js";
import { once, onceForEach } from "../api/once.js";
import { reachedOrganization, type OrganizationRecord } from "../api/organization.js";
import { isReadableByOthers } from "../api/plain-http.js";
import { runsApi } from "../api/runs.js";
import { ToldTexts } from "../api/told-texts.js";
import { workflowsApi } from "../api/workflows.js";
import { readSettings, SettingsError } from "../config.js";
import { mcpServerLookUp, type FoundMcpServer } from "./find-mcp-server.js";
import { findRun, type FoundRun } from "./find-run.js";
import { workflowLookUps, type FoundWorkflow, type ListedWorkflow, type WantedWorkflows } from "./find-workflow.js";
import { NoSuch, type IdOrName } from "./sought.js";

/** The questions that a program may ask about one account. Nothing is changed by any of them. */
export interface LookUps {
  workflow(asked: IdOrName): Promise<FoundWorkflow>;
  workflows(wanted: WantedWorkflows): Promise<ListedWorkflow[]>;
  run(id: string): Promise<FoundRun>;
  mcpServer(asked: IdOrName): Promise<FoundMcpServer>;
  organization(): Promise<OrganizationRecord>;
}

/** What the questions of one account are asked with. */
export interface LookUpAccess extends Omit<Connecting, "hidden"> {
  /** What the stack's configuration or an explicit provider says, by full name. */
  readonly configuration: (name: string) => unknown;
  /** What no error may show, should the server repeat it. */
  readonly secrets: unknown;
  readonly warn: (message: string) => void;
}

/** Answers each question once for all that ask it; after a failure the next one asks again. @throws SettingsError */
export function openLookUps({ configuration, secrets, warn, ...connecting }: LookUpAccess): LookUps {
  const settings = readSettings(configuration, connecting.environment);
  if (isReadableByOthers(settings.baseUrl)) warn(plainHttp("armature:baseUrl"));
  // A program may ask a thousand things at once.
  setMaxListeners(0, connecting.signal);
  const hidden = new ToldTexts([]);
  hidden.add(secrets);
  const send = openSend(settings, { ...connecting, hidden });

  const organization = once(() => reachedOrganization(send, settings.organization));
  const organizationId = async (): Promise<string> => (await organization()).id;
  const workflows = workflowLookUps(workflowsApi(send, organizationId));
  const runs = runsApi(send);
  const dashboard = new URL(settings.baseUrl).origin;
  return {
    workflow: workflows.one,
    workflows: workflows.all,
    run: onceForEach((id) => findRun(runs, id, dashboard)),
    mcpServer: mcpServerLookUp(mcpServersApi(send, organizationId)),
    organization,
  };
}

/**
 * What an error says to whoever wrote the program; undefined for one that is a mistake of ours.
 *
 * @param isSecret whether it may show neither what was asked nor the server's words about it
 */
export function problemIn(error: unknown, isSecret: boolean): string | undefined {
  if (error instanceof NoSuch) return isSecret ? error.withoutWords : error.message;
  if (error instanceof ApiError) return isSecret ? withoutWords(error) : error.message;
  return error instanceof SettingsError ? error.message : undefined;
}

const withoutWords = ({ kind, method, status }: ApiError): string =>
  `A ${method} failed: ${status === undefined ? kind : `${status} (${kind})`}; more is not said, since it is asked by a secret. ${hints[kind]}`;
