import { handedTo } from "./handed-to.js";
import { constantOf, isNode, nameOf, type Node, nodesIn, parsed, textOf, within } from "./syntax.js";

/** What tells a file of this command's, and which workflow a declaration is of once its option is removed. */
export const madeBy =
  "// Written by `pulumi-armature import`: another one adds what is new, and knows the others by the comments below.";

/** What tells whose workflows they are. */
export const ofAccount = (baseUrl: string): string => `// Account: ${baseUrl}`;

const markerStart = "// Armature workflow ";

/** An id is one word nearly always; of any other the spaces at its ends have to be seen. */
export const marker = (id: string): string => `${markerStart}${/^[^\s"]+$/.test(id) ? id : JSON.stringify(id)}`;

/** What a file of an earlier import holds. */
export interface Earlier {
  readonly text: string;
  /** The base URL of the account that its workflows are of; undefined where it does not say so. */
  readonly account: string | undefined;
  /** What may be the id of a workflow that it declares, or did. */
  readonly ids: ReadonlySet<string>;
  /** What may be a logical name that is taken. */
  readonly logicalNames: readonly string[];
  /** Every name that stands for something anywhere in it. */
  readonly identifiers: ReadonlySet<string>;
  /** The names of its constants by what they hold, as JSON. */
  readonly constants: ReadonlyMap<string, string>;
  /** The keys of its secrets in the configuration. */
  readonly secretKeys: readonly string[];
  /** What it calls the two packages and the configuration; undefined where it does without. */
  readonly armature: string | undefined;
  readonly pulumi: string | undefined;
  readonly config: string | undefined;
}

/**
 * Undefined where a file is none of this command's.
 *
 * @throws SyntaxError where it is one, and no program
 */
export async function earlierIn(text: string): Promise<Earlier | undefined> {
  if (!text.includes(madeBy)) return undefined;
  const program = await parsed(text);
  const lines = nodesIn(program["comments"]).map(({ type, value }) => (type === "Line" ? `//${String(value)}` : ""));
  if (!lines.some((line) => line.trimEnd() === madeBy)) return undefined;
  const all = [...within(program)];
  const declarations = nodesIn(program["body"]).flatMap(constants);
  const pulumi = namespace(program, "@pulumi/pulumi");
  // Declarations may be made by a function or in a loop, so that ids and names stand anywhere.
  const texts = [...within(program, handedTo(program, "pulumi-armature"))].flatMap((node) => textOf(node) ?? []);
  return {
    text,
    account: lines.flatMap((line) => /^\/\/ Account: (https?:\/\/\S+)/.exec(line)?.[1] ?? [])[0],
    ids: new Set([...lines.flatMap(idOf), ...texts]),
    logicalNames: texts,
    identifiers: new Set(all.flatMap((node) => nameOf(node) ?? [])),
    constants: new Map(declarations.flatMap(([name, value]) => heldBy(name, value)).reverse()),
    secretKeys: all.filter(isSecret).flatMap((call) => textOf(nodesIn(call["arguments"])[0]) ?? []),
    armature: namespace(program, "pulumi-armature"),
    pulumi,
    config: declarations.find(([, value]) => isConfig(value, pulumi))?.[0],
  };
}

/** Somebody may have added to a comment of ours, or have written one that only begins so. */
function idOf(line: string): string[] {
  if (!line.startsWith(markerStart)) return [];
  const rest = line.slice(markerStart.length);
  const [quoted] = /^"(?:[^"\\]|\\.)*"/.exec(rest) ?? [];
  return quoted === undefined ? (/^\S+/.exec(rest) ?? []).slice(0, 1) : textIn(quoted);
}

function textIn(json: string): string[] {
  try {
    return [String(JSON.parse(json))];
  } catch {
    return [];
  }
}

/** What a module calls another one as a whole. */
function namespace(program: Node, module: string): string | undefined {
  const imports = nodesIn(program["body"]).filter(
    (node) => node.type === "ImportDeclaration" && node["importKind"] !== "type" && textOf(node["source"]) === module,
  );
  const whole = imports.flatMap((node) => nodesIn(node["specifiers"]));
  return whole.flatMap(({ type, local }) => (type === "ImportNamespaceSpecifier" ? (nameOf(local) ?? []) : []))[0];
}

/** The constants of a statement that stands by itself, without those of a type that somebody has thought of. */
function constants(statement: Node): (readonly [name: string, value: Node])[] {
  const inner = statement["declaration"];
  const declaration = statement.type === "ExportNamedDeclaration" && isNode(inner) ? inner : statement;
  if (declaration.type !== "VariableDeclaration" || declaration["kind"] !== "const") return [];
  return nodesIn(declaration["declarations"]).flatMap(({ id, init }) => {
    const name = isNode(id) && !isNode(id["typeAnnotation"]) ? nameOf(id) : undefined;
    return name !== undefined && isNode(init) ? [[name, init] as const] : [];
  });
}

function heldBy(name: string, node: Node): (readonly [json: string, name: string])[] {
  const constant = constantOf(node);
  return constant === undefined ? [] : [[JSON.stringify(constant.value), name]];
}

/** `new pulumi.Config()`, whose keys are the project's own. */
function isConfig({ type, callee, arguments: given }: Node, pulumi: string | undefined): boolean {
  if (type !== "NewExpression" || pulumi === undefined || !isNode(callee) || nodesIn(given).length > 0) return false;
  return nameOf(callee["object"]) === pulumi && nameOf(callee["property"]) === "Config";
}

const isSecret = ({ type, callee }: Node): boolean =>
  type === "CallExpression" && isNode(callee) && nameOf(callee["property"])?.startsWith("requireSecret") === true;
