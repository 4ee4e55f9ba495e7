import type { Declaration, Existing } from "../resource.js";

/** That a creation starts runs, which cost money and which a diff does not show; or that it is none. */
export function foretell(existing: Existing | undefined, { inputs, adopt }: Declaration): string | undefined {
  if (existing !== undefined) return undefined;
  if (adopt !== undefined) return `Adopts workflow ${adopt} if it is what the program declares; no run starts.`;
  const testers = testersOf(inputs["testerTargets"]) ?? testersOf(inputs["testerModelIds"]);
  return testers === undefined
    ? "Creating it starts a run for each of its testers."
    : `Creating it starts ${testers} ${testers === 1 ? "run" : "runs"}, one for each of its testers.`;
}

/** How many testers a list names; undefined when it names none or is not known yet. */
function testersOf(list: unknown): number | undefined {
  return Array.isArray(list) && list.length > 0 ? list.length : undefined;
}
