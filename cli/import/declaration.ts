import type { WorkflowRecord } from "../../provider/api/workflow-record.js";
import { workflowFields } from "../../provider/workflow/diff.js";
import type { WorkflowField } from "../../provider/workflow/schema.js";
import { ownValue } from "../../provider/workflow/told.js";
import { credentialsIn } from "../../sdk/credentials/credentials.js";

/** Stands in a declaration for a text that may be a secret, which the program takes from its configuration. */
export class Secret {
  readonly key: string;
  readonly path: string;

  constructor(key: string, path: string) {
    this.key = key;
    this.path = path;
  }
}

/** A workflow as a program is to declare it. */
export interface Declaration {
  readonly id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly secrets: readonly Secret[];
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

/** @param name the logical name, by which secrets are called in the configuration */
export async function declarationOf(record: WorkflowRecord, name: string): Promise<Declaration> {
  const secrets: Secret[] = [];
  const guarded = async (value: unknown, path: string, key?: string): Promise<unknown> => {
    if (typeof value === "string") {
      const kinds = await credentialsIn({ text: value, ...(key === undefined ? {} : { name: key }) }, []);
      if (kinds.filter((kind) => kind !== "a private URL").length === 0) return value;
      const secret = new Secret(`${name}-${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`, path);
      secrets.push(secret);
      return secret;
    }
    if (Array.isArray(value))
      return Promise.all(value.map((member: unknown, index) => guarded(member, `${path}[${index}]`, key)));
    if (typeof value !== "object" || value === null) return value;
    const members = Object.entries(value).map(
      async ([member, inner]) => [member, await guarded(inner, `${path}.${member}`, member)] as const,
    );
    return Object.fromEntries(await Promise.all(members));
  };
  const args: Record<string, unknown> = {};
  for (const field of fieldsOf(record)) {
    const value = ownValue(record, field);
    if (!isEmpty(value)) args[field] = await guarded(value, field);
  }
  return { id: record.id, name, args, secrets };
}
