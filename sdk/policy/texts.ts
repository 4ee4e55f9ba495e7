import type { Named } from "../credentials/credentials.js";
import { asFarAsKnown, type AsFarAsKnown } from "./as-far-as-known.js";
import type { DeclaredWorkflow } from "./resource-rule.js";

/** A text that people have written into a workflow. */
export interface TextAt extends Named {
  readonly path: string;
}

/** Prompt, description, criteria, and metadata at any depth, whose names are texts, too. */
export function textsOf(workflow: DeclaredWorkflow): AsFarAsKnown<TextAt> {
  const criteria = (): AsFarAsKnown<TextAt> =>
    asFarAsKnown(workflow.criteria ?? [], ({ criterionText }, index) => ({
      path: `criteria[${index}].criterionText`,
      text: criterionText,
    }));
  const parts = asFarAsKnown<() => AsFarAsKnown<TextAt>, AsFarAsKnown<TextAt>>(
    [
      () => all({ path: "testerPrompt", text: workflow.testerPrompt }),
      () => all({ path: "description", text: workflow.description ?? "" }),
      criteria,
      () => all(...inData(workflow.metadata).map((found) => ({ path: "metadata", ...found }))),
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

/** The texts in a JSON value and its names, which may be secrets themselves: no message says where in it they stand. */
function inData(value: unknown, name?: string): Named[] {
  if (typeof value === "string") return [{ text: value, ...(name === undefined ? {} : { name }) }];
  if (typeof value !== "object" || value === null) return [];
  const members = value as Readonly<Record<string, unknown>>;
  // The members of a list are called as it is.
  return Object.keys(members).flatMap((key) =>
    Array.isArray(value) ? inData(members[key], name) : [{ text: key }, ...inData(members[key], key)],
  );
}
