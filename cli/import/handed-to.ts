import { isNode, nameOf, type Node, nodesIn, textOf, within } from "./syntax.js";

/** What a module calls another one, or anything of it. */
function namesOf(program: Node, module: string): ReadonlySet<string> {
  const imports = nodesIn(program["body"]).filter(
    ({ type, source }) => type === "ImportDeclaration" && textOf(source) === module,
  );
  return new Set(imports.flatMap(({ specifiers }) => nodesIn(specifiers)).flatMap(({ local }) => nameOf(local) ?? []));
}

/** `armature` of `armature.Workflow.get`. */
function rootOf(callee: unknown): string | undefined {
  return isNode(callee) && callee.type === "MemberExpression" ? rootOf(callee["object"]) : nameOf(callee);
}

/**
 * What a program hands to a package: the arguments of its resources, and what it looks up. An id in there declares nothing,
 * as the one of a workflow that is only run. The name and the options of a resource are not among it.
 */
export function handedTo(program: Node, module: string): ReadonlySet<Node> {
  const names = namesOf(program, module);
  const parts = [...within(program)].flatMap((node) => {
    const root = rootOf(node["callee"]);
    if (root === undefined || !names.has(root)) return [];
    const given = nodesIn(node["arguments"]);
    return node.type === "NewExpression" ? given.slice(1, 2) : given;
  });
  return new Set(parts);
}
