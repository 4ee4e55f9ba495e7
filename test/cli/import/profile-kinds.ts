import type { ProfileName } from "../../../sdk/testing/index.js";

/** How an answer is wrapped and its names are written, and what a server adds to it. */
export const spellings: readonly ProfileName[] = [
  "documented",
  "flat-camel",
  "flat-snake",
  "wrapped-camel",
  "wrapped-snake",
  "bare-array-partial",
  "server-defaults",
  "normalising",
];

/** What a server does. */
export const habits: readonly ProfileName[] = [
  "archived-200",
  "archived-flag",
  "archived-status",
  "paged",
  "patch-version-only",
  "no-content",
  "strict-clearing",
  "terse",
  "merging-lists",
];
