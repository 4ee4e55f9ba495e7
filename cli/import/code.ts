import CodeBlockWriter from "code-block-writer";
import type { Declaration } from "./declaration.js";
import { type Earlier, madeBy, marker, ofAccount } from "./earlier.js";
import { literal, quoted } from "./literal.js";
import type { Scope } from "./scope.js";
import type { Secret } from "./secrets.js";

const requiring: Readonly<Record<Secret["kind"], string>> = {
  text: "requireSecret",
  number: "requireSecretNumber",
  object: "requireSecretObject",
};

/** What a text goes on with. */
export interface Before {
  /** The base URL of the account that the workflows are of. */
  readonly account: string;
  /** Undefined for a new file. */
  readonly earlier: Earlier | undefined;
}

/** Imports and constants that the declarations need and an earlier text does not have. */
function begin(writer: CodeBlockWriter, declarations: readonly Declaration[], scope: Scope, before: Before): void {
  const { account, earlier } = before;
  const hasSecrets = declarations.some(({ secrets }) => secrets.length > 0);
  const isMissing = (name: "armature" | "pulumi" | "config"): boolean => earlier?.[name] === undefined;
  if (earlier === undefined) writer.writeLine(madeBy).writeLine(ofAccount(account)).blankLine();
  if (hasSecrets && isMissing("config") && isMissing("pulumi")) {
    writer.writeLine(`import * as ${scope.pulumi} from "@pulumi/pulumi";`);
  }
  if (isMissing("armature")) writer.writeLine(`import * as ${scope.armature} from "pulumi-armature";`).blankLine();
  if (hasSecrets && isMissing("config")) writer.writeLine(`const ${scope.config} = new ${scope.pulumi}.Config();`);
}

/** Nothing is indented here: a text of several lines must stay as it is, and Prettier does the rest. */
function declare(writer: CodeBlockWriter, declaration: Declaration, scope: Scope): void {
  const { id, name, args } = declaration;
  const secretOf = ({ key, kind }: Secret): string => `${scope.config}.${requiring[kind]}(${quoted(key)})`;
  writer.blankLine().writeLine(marker(id));
  writer.writeLine(`export const ${scope.nameOf(declaration)} = new ${scope.armature}.Workflow(${quoted(name)}, {`);
  for (const [field, value] of Object.entries(args)) {
    const text = scope.constants.nameOf(field, value) ?? literal(value, secretOf);
    writer.writeLine(text === field ? `${field},` : `${field}: ${text},`);
  }
  writer.writeLine(`}, { import: ${quoted(id)} });`);
}

/** A file that declares these workflows, or what comes after the text of an earlier one; before it is formatted. */
export function codeOf(declarations: readonly Declaration[], scope: Scope, before: Before): string {
  const writer = new CodeBlockWriter();
  const never = (): string => "undefined";
  begin(writer, declarations, scope, before);
  for (const [name, value] of scope.constants.fresh) writer.writeLine(`const ${name} = ${literal(value, never)};`);
  for (const declaration of declarations) declare(writer, declaration, scope);
  return writer.toString();
}
