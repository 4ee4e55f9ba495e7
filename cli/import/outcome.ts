import type { Plan } from "./plan.js";
import type { Scope } from "./scope.js";

/** What an import has done, or would do. */
export interface Outcome {
  readonly plan: Plan;
  readonly scope: Scope;
  /** The files that are written, the one with the workflows last. */
  readonly files: readonly string[];
  readonly isDry: boolean;
  /** Whether there was something of an earlier import. */
  readonly isAddition: boolean;
  /** Whether one of several filters was given. */
  readonly isFiltered: boolean;
  /** The file that holds the workflows. */
  readonly out: string;
  /** The folder of a whole project; undefined where only a file was asked for. */
  readonly project: string | undefined;
}

/** For a script: one line of JSON, which has no word of what may be a secret. */
export function outcomeJson({ plan, scope, files, isDry }: Outcome): string {
  const workflows = plan.fresh.map((declaration) => {
    const { id, name, args, secrets, toLookAt } = declaration;
    return {
      id,
      name,
      ...(typeof args["name"] === "string" ? { workflowName: args["name"] } : {}),
      exportedAs: scope.nameOf(declaration),
      secrets: secrets.map(({ key, path }) => ({ key, path })),
      toLookAt,
    };
  });
  const { gone, managed, undeclarable } = plan;
  const known = plan.known.map(({ id }) => id);
  return `${JSON.stringify({ dryRun: isDry, files, workflows, known, gone, managed, undeclarable })}\n`;
}
