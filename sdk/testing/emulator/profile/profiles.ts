import type { Profile } from "./profile.js";

/** The page's examples, taken at their word; where it is silent, the plainest answer. */
const documented: Profile = {
  ids: "prefixed",
  workflowEnvelope: "wrapped-version-beside",
  keyCase: "camel",
  createdRecord: "full",
  listEnvelope: "rows",
  listRecords: "full",
  archive: "404",
  archivedListed: false,
  patchAnswer: "with-workflow",
  archiveAnswer: "ok",
  serverDefaults: false,
  normalises: false,
  unsetFields: "absent",
  clearing: "any",
  patchLists: "replace",
  dispatchAnswer: "runIds",
  finishedRunReturned: true,
  keyFromReason: false,
  runEnvelope: "flat",
  errorDetails: "inside",
};

/** The name of a profile that comes with the emulator. */
export type ProfileName =
  | "documented"
  | "flat-camel"
  | "flat-snake"
  | "wrapped-camel"
  | "wrapped-snake"
  | "bare-array-partial"
  | "server-defaults"
  | "normalising"
  | "archived-200"
  | "archived-flag"
  | "archived-status"
  | "paged"
  | "patch-version-only"
  | "no-content"
  | "strict-clearing"
  | "terse"
  | "merging-lists";

/** Servers that differ where the API's pages are silent; together they make every choice of a `Profile`. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  documented,
  "flat-camel": {
    ...documented,
    ids: "uuid",
    workflowEnvelope: "flat",
    listEnvelope: "workflows",
    unsetFields: "null",
    dispatchAnswer: "runs-id",
  },
  "flat-snake": {
    ...documented,
    workflowEnvelope: "flat",
    keyCase: "snake-undocumented",
    listEnvelope: "data",
    dispatchAnswer: "runs-runId",
    errorDetails: "beside",
  },
  "wrapped-camel": { ...documented, workflowEnvelope: "wrapped", listEnvelope: "workflows", dispatchAnswer: "run" },
  "wrapped-snake": {
    ...documented,
    workflowEnvelope: "wrapped",
    keyCase: "snake",
    archive: "archived_at",
    unsetFields: "null",
    dispatchAnswer: "runId",
    runEnvelope: "wrapped",
  },
  "bare-array-partial": { ...documented, listEnvelope: "array", listRecords: "partial" },
  "server-defaults": { ...documented, serverDefaults: true, unsetFields: "null" },
  normalising: { ...documented, normalises: true, unsetFields: "null" },
  "archived-200": { ...documented, archive: "archivedAt", unsetFields: "null" },
  "archived-flag": { ...documented, archive: "archived-flag", archivedListed: true },
  "archived-status": { ...documented, workflowEnvelope: "flat", archive: "status" },
  paged: { ...documented, listPageSize: 2 },
  "patch-version-only": { ...documented, patchAnswer: "version-only" },
  "no-content": { ...documented, patchAnswer: "no-content", archiveAnswer: "no-content" },
  "strict-clearing": { ...documented, clearing: "schedule-only", unsetFields: "null" },
  terse: {
    ...documented,
    workflowEnvelope: "flat",
    createdRecord: "id-and-name",
    listRecords: "partial",
    patchAnswer: "version-only",
    dispatchAnswer: "id",
    finishedRunReturned: false,
    keyFromReason: true,
  },
  "merging-lists": { ...documented, patchLists: "merge" },
};

/** The names of the profiles that come with the emulator, `documented` first. */
export const profileNames = Object.keys(profiles) as readonly ProfileName[];

/** The profiles that lose part of what a client sends, so that a later read rightly shows a difference. */
export const lossyProfiles: ReadonlySet<ProfileName> = new Set(["merging-lists"]);
