import { closest } from "fastest-levenshtein";
import { checked } from "../check/problem.js";
import { EmulatorOptionError, optionError } from "../option-error.js";
import { partialProfile } from "./choices.js";
import type { Profile } from "./profile.js";
import { profileNames, profiles } from "./profiles.js";

/** The profile of that name, or these choices over those of `documented`. */
export function resolveProfile(profile: unknown): Profile {
  if (typeof profile !== "string") {
    return { ...profiles.documented, ...checked(partialProfile, profile, optionError("The profile")) };
  }
  const name = profileNames.find((known) => known === profile);
  if (name !== undefined) return profiles[name];
  throw new EmulatorOptionError(
    `There is no profile "${profile}": the nearest is "${closest(profile, profileNames)}", of ${profileNames.join(", ")}.`,
  );
}
