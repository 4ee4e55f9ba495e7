import type { Properties } from "../resource.js";

/** How many runs one dispatch makes, where the run's own inputs say it. */
export function testersIn({ testerModelIds, testerTargets }: Properties): number | undefined {
  const testers = testerTargets ?? testerModelIds;
  return Array.isArray(testers) && testers.length > 0 ? testers.length : undefined;
}
