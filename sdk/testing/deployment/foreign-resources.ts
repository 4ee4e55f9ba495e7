import { isJsonObject } from "../emulator/json.js";

const isForeign = (type: string): boolean => !/^(?:pulumi:|pulumi-nodejs:dynamic\/armature:)/u.test(type);

/** `type name`, when another provider than Armature's has made it and not only read it. */
function foreignName(resource: unknown): readonly string[] {
  if (!isJsonObject(resource)) return [];
  const { type, urn, custom, external } = resource;
  if (typeof type !== "string" || typeof urn !== "string") return [];
  if (custom !== true || external === true || !isForeign(type)) return [];
  return [`${type} ${urn.split("::").slice(3).join("::")}`];
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The resources of other providers that a stack has, or that may have been made when it was cut off. */
export function foreignResources(exported: string): readonly string[] {
  const state: unknown = JSON.parse(exported);
  const deployment = isJsonObject(state) ? state["deployment"] : undefined;
  if (!isJsonObject(deployment)) return [];
  const pending = listIn(deployment["pending_operations"]).map((each) => isJsonObject(each) && each["resource"]);
  return [...new Set([...listIn(deployment["resources"]), ...pending].flatMap(foreignName))];
}
