/**
 * Faults of the provider that are known and not mended yet. Programs that meet them are left out, unless they are asked
 * for with `--unmended`. Whoever mends one takes it out of here, and the programs are played from then on.
 */
export type Unmended =
  /** A list of runs that names only some of a dispatch is taken for all of it where the testers are the workflow's own. */
  | "part of a dispatch of the workflow's testers"
  /** A retry has the key that the first dispatch of a later order gets: it may be judged by runs that were left behind. */
  | "retries of a change taken back";

export const unmended: readonly Unmended[] = [
  "part of a dispatch of the workflow's testers",
  "retries of a change taken back",
];
