import * as ts from "typescript";

interface Insertion {
  readonly position: number;
  readonly text: string;
}

/** A program that passes a point before and after everything that it awaits, as `pass.cjs` understands it. */
export function instrumented(name: string, text: string): string {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const insertions: Insertion[] = [];

  const place = (node: ts.Node): string => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
    return JSON.stringify(`${name}:${line + 1}:${character + 1}`);
  };
  const surround = (node: ts.Node, before: string, after: string): void => {
    insertions.push({ position: node.getStart(), text: before }, { position: node.getEnd(), text: after });
  };
  const visit = (node: ts.Node): void => {
    if (isAsyncGenerator(node)) throw new Error(`A yield cannot be put into another function: ${place(node)}.`);
    if (ts.isAwaitExpression(node)) surround(node.expression, `awaitAt(${place(node)}, async () => (`, "))");
    if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) {
      surround(node.expression, `awaitEachAt(${place(node)}, `, ")");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  return insertions
    .toSorted((one, other) => other.position - one.position)
    .reduce((rest, { position, text: added }) => rest.slice(0, position) + added + rest.slice(position), text);
}

const isAsyncGenerator = (node: ts.Node): boolean =>
  (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)) &&
  node.asteriskToken !== undefined &&
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
