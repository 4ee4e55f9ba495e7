import type { ParserOptions } from "prettier";

/** A part of a program, as Prettier's parser of TypeScript tells it. */
export interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

export const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** The program with its comments. @throws SyntaxError where it is none */
export async function parsed(text: string): Promise<Node> {
  // Loaded for the first file that is there: no other command needs it.
  const { parsers } = await import("prettier/plugins/typescript");
  // The parser asks for no other option.
  const tree: unknown = await parsers.typescript.parse(text, { filepath: "program.ts" } as ParserOptions);
  if (!isNode(tree)) throw new SyntaxError("not a program");
  return tree;
}

/** The parts of a part: but not the name of a property, which names nothing in the file. */
function partsOf(node: Node): Node[] {
  const isPlain = node["computed"] !== true;
  const name = isPlain && node.type === "MemberExpression" ? "property" : isPlain ? "key" : undefined;
  return Object.entries(node)
    .filter(([property]) => property !== name && property !== "comments")
    .flatMap(([, value]) => (isNode(value) ? [value] : nodesIn(value)));
}

/** A part and everything within it, but for parts that are left out with what is in them. */
export function* within(node: Node, leftOut: ReadonlySet<Node> = new Set()): Generator<Node> {
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    open.push(...partsOf(next).filter((part) => !leftOut.has(part)));
  }
}

/** The name that stands there; undefined where something else does. */
export const nameOf = (value: unknown): string | undefined =>
  isNode(value) && value.type === "Identifier" && typeof value["name"] === "string" ? value["name"] : undefined;

/** The text that stands there; undefined where something else does. */
export function textOf(value: unknown): string | undefined {
  const constant = isNode(value) ? constantOf(value) : undefined;
  return typeof constant?.value === "string" ? constant.value : undefined;
}

/** A value that is written out; undefined where something has to be worked out. */
export function constantOf(node: Node): { readonly value: unknown } | undefined {
  switch (node.type) {
    case "Literal":
      return isOfJson(node["value"]) ? { value: node["value"] } : undefined;
    case "TemplateLiteral":
      return nodesIn(node["expressions"]).length === 0 ? cooked(nodesIn(node["quasis"])) : undefined;
    case "UnaryExpression":
      return negative(node);
    case "ArrayExpression": {
      const members = nodesIn(node["elements"]).map(constantOf);
      const isWhole = Array.isArray(node["elements"]) && node["elements"].length === members.length;
      return isWhole && !members.includes(undefined) ? { value: members.map((member) => member?.value) } : undefined;
    }
    case "ObjectExpression": {
      const members = nodesIn(node["properties"]).map(memberOf);
      return members.includes(undefined)
        ? undefined
        : { value: Object.fromEntries(members.filter((member) => member !== undefined)) };
    }
    default:
      return undefined;
  }
}

/** A regular expression and a number such as 1n have no JSON. */
const isOfJson = (value: unknown): boolean =>
  value === null || !["object", "bigint", "undefined"].includes(typeof value);

function cooked([quasi]: readonly Node[]): { readonly value: unknown } | undefined {
  const value = quasi?.["value"];
  return typeof value === "object" && value !== null && "cooked" in value ? { value: value.cooked } : undefined;
}

function negative({ operator, argument }: Node): { readonly value: number } | undefined {
  const constant = isNode(argument) ? constantOf(argument) : undefined;
  return operator === "-" && typeof constant?.value === "number" ? { value: -constant.value } : undefined;
}

function memberOf({ type, key, value, computed, method }: Node): readonly [string, unknown] | undefined {
  const name = computed === true ? textOf(key) : (nameOf(key) ?? textOf(key));
  const constant = isNode(value) ? constantOf(value) : undefined;
  const isPlain = type === "Property" && method !== true && (name !== "__proto__" || computed === true);
  return isPlain && name !== undefined && constant !== undefined ? [name, constant.value] : undefined;
}
