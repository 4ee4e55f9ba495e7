import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { canaries, secrets, type Secret } from "./canaries.js";

/** The texts in which a secret is looked for, by the name that docs/secrets.md has for the place. */
export interface Places {
  readonly "requests to Armature": string;
  readonly "requests to the proxy": string;
  readonly "state, history and settings": string;
  readonly "standard output and error": string;
  readonly "`pulumi stack output`": string;
  readonly "reports and step summary": string;
  readonly "temporary files": string;
  readonly "emulator's request log": string;
  readonly "engine's log at `-v=9`": string;
}

/** Every file below a folder, as one text. */
export function textBelow(folder: string): string {
  if (!existsSync(folder)) return "";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));
  return files
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

/** How a secret is found at a place. */
type Finding = "yes" | "no" | "encrypted";

export type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Which secret is found where.
 *
 * @param decrypted the state as those see it who have its passphrase
 */
export function found(places: Places, decrypted: string): Table {
  const finding = (place: string, text: string, secret: Secret): Finding => {
    if (text.includes(canaries[secret])) return "yes";
    return place.startsWith("state") && decrypted.includes(canaries[secret]) ? "encrypted" : "no";
  };
  const row = ([place, text]: [string, string]): [string, Record<string, Finding>] => [
    place,
    Object.fromEntries(secrets.map((secret) => [secret, finding(place, text, secret)])),
  ];
  return Object.fromEntries(Object.entries(places).map(([place, text]: [string, string]) => row([place, text])));
}

/** The table of a document whose first column names places. */
export function tableIn(markdown: string): Table {
  const lines = markdown.split("\n").filter((line) => line.startsWith("|"));
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return Object.fromEntries(
    rows.map(([place = "", ...cells]) => [
      place,
      Object.fromEntries(cells.map((cell, column) => [head[column + 1] ?? "", cell])),
    ]),
  );
}
