import CodeBlockWriter from "code-block-writer";
import { type Declaration, Secret } from "./declaration.js";
import { lifted, type Lifted } from "./lifted.js";

/** What tells a file of this command's, and which workflow a declaration is of once its option is removed. */
export const madeBy =
  "// Written by `pulumi-armature import`: another one adds what is new, and knows the others by the comments below.";
export const marker = (id: string): string => `// Armature workflow ${id}`;

/** What secrets are taken by. */
const config = ['import * as pulumi from "@pulumi/pulumi";', "const config = new pulumi.Config();"] as const;

const hasSecrets = (declarations: readonly Declaration[]): boolean =>
  declarations.some(({ secrets }) => secrets.length > 0);

const isName = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

/** A value as TypeScript. */
function expression(value: unknown, constants: Lifted): string {
  const constant = constants.nameOf(value);
  if (constant !== undefined) return constant;
  if (value instanceof Secret) return `config.requireSecret(${JSON.stringify(value.key)})`;
  if (Array.isArray(value)) return `[${value.map((member) => expression(member, constants)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${isName(key) ? key : JSON.stringify(key)}: ${expression(member, constants)}`,
  );
  return `{ ${members.join(", ")} }`;
}

function declare(writer: CodeBlockWriter, { id, name, args }: Declaration, constants: Lifted): void {
  writer.blankLine().writeLine(marker(id));
  writer.write(`new armature.Workflow(${JSON.stringify(name)}, `).inlineBlock(() => {
    for (const [field, value] of Object.entries(args)) writer.writeLine(`${field}: ${expression(value, constants)},`);
  });
  writer.write(`, { import: ${JSON.stringify(id)} });`).newLine();
}

/** A file that declares these workflows, before it is formatted. */
export function fileOf(declarations: readonly Declaration[]): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  const constants = lifted(declarations);
  const [pulumi, settings] = hasSecrets(declarations) ? config : [];
  writer.writeLine(madeBy).blankLine();
  if (pulumi !== undefined) writer.writeLine(pulumi);
  writer.writeLine('import * as armature from "pulumi-armature";').blankLine();
  if (settings !== undefined) writer.writeLine(settings);
  for (const [name, text] of constants.declarations) writer.writeLine(`const ${name} = ${text};`);
  for (const declaration of declarations) declare(writer, declaration, constants);
  return writer.toString();
}

/** What comes after the text of an earlier file, before it is formatted; what is shared is not lifted out of it. */
export function additionTo(earlier: string, declarations: readonly Declaration[]): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  if (hasSecrets(declarations) && !earlier.includes(config[1])) for (const line of config) writer.writeLine(line);
  for (const declaration of declarations) declare(writer, declaration, lifted([]));
  return writer.toString();
}
