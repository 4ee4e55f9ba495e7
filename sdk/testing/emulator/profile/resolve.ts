import { closest } from "fastest-levenshtein";
import { type Check, checked, problem } from "../check/problem.js";
import { optionError } from "../option-error.js";
import { partialProfile } from "./choices.js";
import type { Profile } from "./profile.js";
import { type ProfileName, profileNames, profiles } from "./profiles.js";

export const profileOrName: Check<ProfileName | Partial<Profile>> = (value, field) => {
  if (typeof value !== "string") return partialProfile(value, field);
  if (profileNames.some((known) => known === value)) return [];
  const nearest = closest(value, profileNames);
  return problem(field, `"${value}" is not known (the nearest is "${nearest}", of ${profileNames.join(", ")})`);
};

/** The profile of that name, or these choices over those of `documented`. */
export function resolveProfile(profile: unknown): Profile {
  const chosen = checked(profileOrName, profile, optionError("The profile"));
  return typeof chosen === "string" ? profiles[chosen] : { ...profiles.documented, ...chosen };
}
