import { asFarAsKnown, type AsFarAsKnown } from "./as-far-as-known.js";
import type { DeclaredWorkflow } from "./resource-rule.js";

/** A text that people have written into a workflow. */
export interface TextAt {
  readonly path: string;
  readonly text: string;
}

/** Prompt, description, criteria, and metadata at any depth. */
export function textsOf(workflow: DeclaredWorkflow): AsFarAsKnown<TextAt> {
  const criteria = (): AsFarAsKnown<TextAt> =>
    asFarAsKnown(workflow.criteria ?? [], ({ criterionText }, index) => ({
      path: `criteria[${index}].criterionText`,
      text: criterionText,
    }));
  const parts = asFarAsKnown<() => AsFarAsKnown<TextAt>, AsFarAsKnown<TextAt>>(
    [
      () => all({ path: "testerPrompt", text: workflow.testerPrompt }),
      () => all(...leaves("description", workflow.description)),
      criteria,
      () => all(...leaves("metadata", workflow.metadata)),
    ],
    (part) => part(),
  );
  return {
    told: parts.told.flatMap(({ told }) => told),
    admit: () => {
      parts.admit();
      for (const part of parts.told) part.admit();
    },
  };
}

const all = (...told: readonly TextAt[]): AsFarAsKnown<TextAt> => ({ told, admit: () => undefined });

/** The texts in a JSON value. A secret is often known by its name, so that the name stands before it. */
function leaves(path: string, value: unknown, name?: string): TextAt[] {
  if (typeof value === "string") return [{ path, text: name === undefined ? value : `${name}: ${value}` }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => leaves(`${path}.${key}`, member, key));
}
