/**
 * What a test imports: a local Armature server, how its runs go and what goes wrong, and a program of one's own against it.
 *
 * @module pulumi-armature/testing
 */

export type { ConfigValue, StackConfig } from "./config.js";
export { deployProgram } from "./deployment/deploy-program.js";
export { DeploymentError } from "./deployment/deployment-error.js";
export type { Operation } from "./deployment/operation.js";
export type { DeployOptions } from "./deployment/options.js";
export type { ProgramDeployment } from "./deployment/program-deployment.js";
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
export { type ArmatureMocks, armatureMocks } from "./mocks/armature-mocks.js";
export type { MockDeclaration } from "./mocks/declaration.js";
export { mockProgram } from "./mocks/mock-program.js";
export type { ArmatureMocksOptions, MockAnswer, MockInputs, MockProgramOptions, MockVerdict } from "./mocks/options.js";
export { sentTo } from "./requests/sent-to.js";
export { type SentChange, type Writes, writesOf } from "./requests/writes-of.js";
