import { objectOf } from "../check/object.js";
import type { Check } from "../check/problem.js";
import { flag, oneOf, wholeNumber } from "../check/value.js";
import type { Profile } from "./profile.js";

type Choices = { readonly [K in Exclude<keyof Profile, "listPageSize">]: readonly Profile[K][] };

/** Every choice that a profile can make. */
export const choices: Choices = {
  ids: ["prefixed", "uuid"],
  workflowEnvelope: ["flat", "wrapped", "wrapped-version-beside"],
  keyCase: ["camel", "snake", "snake-undocumented"],
  createdRecord: ["full", "id-and-name"],
  listEnvelope: ["rows", "workflows", "data", "array"],
  listRecords: ["full", "partial"],
  archive: ["404", "archivedAt", "archived_at", "archived-flag", "status"],
  archivedListed: [true, false],
  patchAnswer: ["version-only", "with-workflow", "no-content"],
  archiveAnswer: ["ok", "no-content"],
  serverDefaults: [true, false],
  normalises: [true, false],
  unsetFields: ["null", "absent"],
  clearing: ["any", "schedule-only"],
  patchLists: ["replace", "merge"],
  dispatchAnswer: ["runIds", "runs-id", "runs-runId", "run", "runId", "id"],
  finishedRunReturned: [true, false],
  keyFromReason: [true, false],
  runEnvelope: ["flat", "wrapped"],
  errorDetails: ["inside", "beside"],
};

export const partialProfile: Check<Partial<Profile>> = objectOf<Partial<Profile>>(
  {
    ids: oneOf(choices.ids),
    workflowEnvelope: oneOf(choices.workflowEnvelope),
    keyCase: oneOf(choices.keyCase),
    createdRecord: oneOf(choices.createdRecord),
    listEnvelope: oneOf(choices.listEnvelope),
    listRecords: oneOf(choices.listRecords),
    listPageSize: wholeNumber(1),
    archive: oneOf(choices.archive),
    archivedListed: flag,
    patchAnswer: oneOf(choices.patchAnswer),
    archiveAnswer: oneOf(choices.archiveAnswer),
    serverDefaults: flag,
    normalises: flag,
    unsetFields: oneOf(choices.unsetFields),
    clearing: oneOf(choices.clearing),
    patchLists: oneOf(choices.patchLists),
    dispatchAnswer: oneOf(choices.dispatchAnswer),
    finishedRunReturned: flag,
    keyFromReason: flag,
    runEnvelope: oneOf(choices.runEnvelope),
    errorDetails: oneOf(choices.errorDetails),
  },
  [],
);
