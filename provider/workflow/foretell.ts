import type { Declaration, Resource } from "../resource.js";

/** Each line is a call to the engine, and nobody reads a thousand of them: the last of so many speaks for the rest. */
const mostLines = 20;

/** Foretells the first creations of a process, each beside its resource. */
export function foretelling(): NonNullable<Resource["foretell"]> {
  let lines = 0;
  return (existing, declaration) => {
    if (existing !== undefined || lines === mostLines) return undefined;
    lines += 1;
    const line = foretold(declaration);
    return lines === mostLines ? `${line} Of further new workflows, which may start runs too, nothing is said.` : line;
  };
}

/** That a creation starts runs, which cost money and which a diff does not show; or that it is none. */
function foretold({ inputs, adopt }: Declaration): string {
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
