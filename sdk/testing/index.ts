/**
 * What a test imports: a local Armature server, how its runs go, and what goes wrong.
 *
 * @module pulumi-armature/testing
 */

export { attachEmulator } from "./emulator/attach.js";
export type { Occurrence, OccurrenceRange } from "./emulator/check/occurrence.js";
export type { Emulator, EmulatorOptions, StartedEmulator } from "./emulator/emulator.js";
export { checkFaults } from "./emulator/fault/check-faults.js";
export type {
  Allowance,
  BodyCutFault,
  CutFault,
  DelayFault,
  EndlessFault,
  Fault,
  FaultEffect,
  GarbageFault,
  HtmlFault,
  RedirectFault,
  StallFault,
  StatusFault,
  TrickleFault,
} from "./emulator/fault/fault.js";
export type { Json, JsonObject } from "./emulator/json.js";
export type { EmulatorStats, RequestRecord } from "./emulator/log/request-record.js";
export { EmulatorOptionError } from "./emulator/option-error.js";
export type { Profile } from "./emulator/profile/profile.js";
export { lossyProfiles, type ProfileName, profileNames, profiles } from "./emulator/profile/profiles.js";
export type { Role, RoleKey } from "./emulator/routes/auth.js";
export type { CriterionResult } from "./emulator/script/run-plan.js";
export type { RunScript, ScriptedCriterion } from "./emulator/script/run-script.js";
export { startEmulator } from "./emulator/start.js";
export type { RunRecord } from "./emulator/store/run-record.js";
export type { Criterion, TesterTarget, WorkflowFields } from "./emulator/store/workflow-fields.js";
export type { WorkflowRecord, WorkflowVersion } from "./emulator/store/workflow-record.js";
