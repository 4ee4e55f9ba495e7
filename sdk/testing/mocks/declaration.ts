import type * as pulumi from "@pulumi/pulumi";
import type { MockInputs } from "./options.js";

/** A resource that a program has declared. */
export interface MockDeclaration {
  /** `Workflow` or `WorkflowRun`, and the whole type of any other resource, as `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** What was declared, outputs resolved, without what the provider adds for itself. */
  readonly inputs: MockInputs;
  /** The workflow that is to be adopted: the resource option `import`. */
  readonly import?: string;
  /** The workflow that is only read, by `Workflow.get`: nothing is declared of it. */
  readonly read?: string;
}

const prefix = "pulumi-nodejs:dynamic/armature:";

/** How Pulumi's wire format marks a secret. */
const secretMark = { key: "4dabf18193072939515e22adb298388d", value: "1b47061264138c4ac30d75fd1eb44270" } as const;

const isSecret = (value: object): value is { readonly value: unknown } =>
  secretMark.key in value && value[secretMark.key] === secretMark.value && "value" in value;

/** The value with every secret in the clear, at any depth. */
function inTheClear(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTheClear);
  if (typeof value !== "object" || value === null) return value;
  if (isSecret(value)) return inTheClear(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inTheClear(inner)]));
}

/** What a registration declares. */
export function declarationOf({ type, name, id, inputs }: pulumi.runtime.MockResourceArgs): MockDeclaration {
  const isArmatures = type.startsWith(prefix);
  const given = Object.entries(inputs as MockInputs);
  const own = given.filter(([key]) => !isArmatures || !key.startsWith("__"));
  const adopted = given.find(([key]) => isArmatures && key === "__import")?.[1];
  return {
    type: isArmatures ? type.slice(prefix.length) : type,
    name,
    inputs: Object.fromEntries(own.map(([key, value]) => [key, inTheClear(value)])),
    ...(typeof adopted === "string" ? { import: adopted } : {}),
    ...(isArmatures && id !== undefined && id !== "" ? { read: id } : {}),
  };
}

/** Whose resources they are. */
export interface StackNames {
  readonly project: string;
  readonly stack: string;
}

/** The names in the URN that each of Armature's resources is registered with: `urn:pulumi:<stack>::<project>::…`. */
export function stackNamesOf({ inputs }: pulumi.runtime.MockResourceArgs): StackNames {
  const { __urn: urn } = inputs as MockInputs;
  const [, stack = "", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/u.exec(String(urn)) ?? [];
  return { project, stack };
}
