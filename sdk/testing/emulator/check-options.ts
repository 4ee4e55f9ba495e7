import { objectOf } from "./check/object.js";
import { type Check, checked, problem } from "./check/problem.js";
import { filledText, listOf, oneOf, wholeNumber } from "./check/value.js";
import type { EmulatorOptions } from "./emulator.js";
import { faultList } from "./fault/check-faults.js";
import { optionError } from "./option-error.js";
import { profileOrName } from "./profile/resolve.js";
import { keyForm, type RoleKey, roles } from "./routes/auth.js";
import { ruleList } from "./script/run-script.js";

/** Refuses without repeating what was given: it may be a real key. */
const apiKeyForm: Check<string> = (value, field) =>
  typeof value === "string" && keyForm.test(value) ? [] : problem(field, "must have the form amt_<key-id>_<secret>");

const keyList: Check<readonly RoleKey[]> = listOf(
  objectOf<RoleKey>({ key: apiKeyForm, role: oneOf(roles) }, ["key", "role"]),
);

const emulatorOptions: Check<EmulatorOptions> = objectOf<EmulatorOptions>(
  {
    port: wholeNumber(0, 65_535),
    apiKey: apiKeyForm,
    keys: keyList,
    profile: profileOrName,
    faults: faultList,
    script: ruleList,
    stateFile: filledText,
  },
  [],
);

/** @throws EmulatorOptionError naming every problem of every option. */
export const checkOptions = (options: unknown): EmulatorOptions =>
  checked(emulatorOptions, options, optionError("The options"));
