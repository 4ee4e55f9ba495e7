import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** A Pulumi project, as far as it says where packages are looked for. */
export interface Project {
  /** Undefined where there is no project. */
  readonly name: string | undefined;
  /** Where the command is run. */
  readonly folder: string;
  /** The folder of the program, in which the engine starts the provider. */
  readonly programFolder: string;
  /** Whether stacks have configuration: the file of each lies in the project's folder, or where the project says. */
  readonly hasStacks: boolean;
}

/** The nearest folder from here upwards that has one of these, and its path. */
export function findAbove(folder: string, names: readonly string[]): string | undefined {
  const found = names.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  const above = path.dirname(folder);
  return found ?? (above === folder ? undefined : findAbove(above, names));
}

const setting = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*["']?([^"'#\\n]*)`, "mu").exec(text)?.[1]?.trim();

const folderOf = (place: string): string =>
  statSync(place, { throwIfNoEntry: false })?.isFile() === true ? path.dirname(place) : place;

const isOfAStack = (file: string): boolean => /^Pulumi\..+\.ya?ml$/u.test(file);

const hasStacksIn = (folder: string): boolean => existsSync(folder) && readdirSync(folder).some(isOfAStack);

/** The project that a command in this folder is about, read as `pulumi` finds it. */
export function projectOf(folder: string): Project {
  const file = findAbove(folder, ["Pulumi.yaml", "Pulumi.yml"]);
  if (file === undefined) return { name: undefined, folder, programFolder: folder, hasStacks: false };
  const text = readFileSync(file, "utf8");
  const placed = (name: string): string => path.resolve(path.dirname(file), setting(text, name) ?? ".");
  return {
    name: setting(text, "name"),
    folder,
    programFolder: folderOf(placed("main")),
    hasStacks: hasStacksIn(placed("stackConfigDir")),
  };
}
