import type { WorkflowRecord } from "../../provider/api/workflow-record.js";
import { workflowProblems } from "../../provider/workflow/check.js";
import { workflowFields } from "../../provider/workflow/diff.js";
import type { WorkflowField } from "../../provider/workflow/schema.js";
import { ownValue } from "../../provider/workflow/told.js";
import { workflowName } from "../../provider/workflow/workflow-name.js";
import type { FreeNames } from "./free-names.js";
import { logicalName } from "./names.js";
import { mayBeSecret, type Secret, withSecrets } from "./secrets.js";

/** A workflow as a program is to declare it. */
export interface Declaration {
  readonly id: string;
  /** The logical name. */
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly secrets: readonly Secret[];
  /** The paths of texts that speak of a secret and show none. */
  readonly toLookAt: readonly string[];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (typeof value === "object" && Object.keys(value).length === 0);

/** Testers are declared in one way, of which targets say the most. */
function fieldsOf(record: WorkflowRecord): WorkflowField[] {
  const models: readonly WorkflowField[] = ["testerModelId", "testerModelIds"];
  const unused = isEmpty(record.field("testerTargets")) ? ["testerModelId"] : models;
  return workflowFields.filter((field) => !unused.includes(field));
}

/** What is to be declared of a workflow. */
export function argsOf(record: WorkflowRecord): Declaration["args"] {
  const values = fieldsOf(record).map((field) => [field, ownValue(record, field)] as const);
  return Object.fromEntries(values.filter(([, value]) => !isEmpty(value)));
}

/** Why the package could not declare it as it is; empty where it can. */
export const whyNot = (args: Declaration["args"]): string[] =>
  workflowProblems(args).map(({ path, message }) => `${path} ${message}`);

/** What names are still to be had. */
export interface Free {
  readonly names: FreeNames;
  readonly keys: FreeNames;
}

/** A name that may be a secret names nothing. */
export async function declarationOf(record: WorkflowRecord, { names, keys }: Free): Promise<Declaration> {
  const name = workflowName(record);
  const logical = names.take(logicalName((await mayBeSecret(name)) ? "" : name), "-");
  const { value, secrets, toLookAt } = await withSecrets(argsOf(record), (path) => {
    const place = path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "");
    return keys.take(`${logical}-${place}`, "-");
  });
  return { id: record.id, name: logical, args: value, secrets, toLookAt };
}
