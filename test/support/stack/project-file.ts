import { readFileSync } from "node:fs";
import path from "node:path";

/** A project's `Pulumi.yaml`, as far as a stack elsewhere needs it. */
export interface ProjectFile {
  readonly name: string;
  /** The folder that the program lies in. */
  readonly programFolder: string;
  /** Its text for another folder, with the same program. */
  readonly moved: string;
}

const setting = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*["']?([^"'\\n]*)`, "mu").exec(text)?.[1]?.trim();

/** Reads the two settings that matter here, each on a line of its own. @throws Error when the project has no name. */
export function readProjectFile(folder: string): ProjectFile {
  const text = readFileSync(path.join(folder, "Pulumi.yaml"), "utf8");
  const name = setting(text, "name");
  if (name === undefined) throw new Error(`The project file of ${folder} has no name.`);
  const programFolder = path.resolve(folder, setting(text, "main") ?? ".");
  const others = text.replace(/^main:.*$/mu, "").trimEnd();
  return { name, programFolder, moved: `${others}\nmain: ${JSON.stringify(programFolder)}\n` };
}
