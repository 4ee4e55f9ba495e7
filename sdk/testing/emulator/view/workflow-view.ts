import type { Json, JsonObject } from "../json.js";
import type { Profile } from "../profile/profile.js";
import { optionalFields } from "../store/workflow-fields.js";
import { currentVersionOf, type StoredWorkflow } from "../store/workflow-record.js";
import { keysSorted, withServerDefaults } from "./server-defaults.js";
import { withSettingsRespelled } from "./spelling.js";

/** How a record says whether it is archived. */
function archiveMark({ archivedAt }: StoredWorkflow, { archive, unsetFields }: Profile): JsonObject {
  switch (archive) {
    case "404":
      return {};
    case "archivedAt":
    case "archived_at":
      if (archivedAt !== undefined) return { [archive]: archivedAt };
      return unsetFields === "null" ? { [archive]: null } : {};
    case "archived-flag":
      return { archived: archivedAt !== undefined };
    case "status":
      return { status: archivedAt === undefined ? "active" : "archived" };
  }
}

const unset: JsonObject = Object.fromEntries(optionalFields.map((field) => [field, null]));

const finished = (view: JsonObject, { serverDefaults }: Profile): JsonObject =>
  serverDefaults ? (keysSorted(view) as JsonObject) : view;

/** What the user declared, as this server tells it. */
function definition(workflow: StoredWorkflow, { serverDefaults, normalises }: Profile): JsonObject {
  const version = currentVersionOf(workflow);
  const fields = serverDefaults ? withServerDefaults(version) : version.fields;
  return normalises ? withSettingsRespelled(fields) : fields;
}

/** The whole record, without its version. */
function fullRecord(workflow: StoredWorkflow, profile: Profile): JsonObject {
  const { id, createdAt, updatedAt } = workflow;
  return finished(
    {
      id,
      ...(profile.unsetFields === "null" ? unset : {}),
      ...definition(workflow, profile),
      createdAt,
      updatedAt,
      ...archiveMark(workflow, profile),
    },
    profile,
  );
}

function partialRecord(workflow: StoredWorkflow, profile: Profile): JsonObject {
  const { name, mcpServerId } = currentVersionOf(workflow).fields;
  const { id, createdAt } = workflow;
  return finished({ id, name, mcpServerId, createdAt, ...archiveMark(workflow, profile) }, profile);
}

/** What the outermost `currentVersion` of an answer to a write tells. */
function versionView(workflow: StoredWorkflow): JsonObject {
  const { id, number, createdAt } = currentVersionOf(workflow);
  return { id, number, createdAt };
}

/** The record with its version inside. */
const recordWithVersion = (workflow: StoredWorkflow, profile: Profile): JsonObject => ({
  ...fullRecord(workflow, profile),
  currentVersion: versionView(workflow),
});

/** The workflow inside an answer that has the version beside it. */
const recordBesideVersion = (workflow: StoredWorkflow, profile: Profile): JsonObject =>
  profile.workflowEnvelope === "wrapped-version-beside"
    ? fullRecord(workflow, profile)
    : recordWithVersion(workflow, profile);

/** The answer to `GET /workflows/{id}`. */
export function workflowAnswer(workflow: StoredWorkflow, profile: Profile): JsonObject {
  switch (profile.workflowEnvelope) {
    case "flat":
      return recordWithVersion(workflow, profile);
    case "wrapped":
      return { workflow: recordWithVersion(workflow, profile) };
    case "wrapped-version-beside":
      return { workflow: fullRecord(workflow, profile), currentVersion: versionView(workflow) };
  }
}

/** A row of `GET /workflows`. */
export const workflowRow = (workflow: StoredWorkflow, profile: Profile): Json =>
  profile.listRecords === "full" ? recordWithVersion(workflow, profile) : partialRecord(workflow, profile);

/** The answer to `POST /workflows`. */
export function creationAnswer(
  workflow: StoredWorkflow,
  initialDispatch: { readonly queued: number; readonly failed: number },
  profile: Profile,
): JsonObject {
  const { name } = currentVersionOf(workflow).fields;
  return {
    workflow: profile.createdRecord === "full" ? recordBesideVersion(workflow, profile) : { id: workflow.id, name },
    currentVersion: versionView(workflow),
    initialDispatch,
  };
}

/** The answer to `PATCH /workflows/{id}`, where there is one. */
export const patchAnswer = (workflow: StoredWorkflow, profile: Profile): JsonObject => ({
  ...(profile.patchAnswer === "with-workflow" ? { workflow: recordBesideVersion(workflow, profile) } : {}),
  currentVersion: versionView(workflow),
});
