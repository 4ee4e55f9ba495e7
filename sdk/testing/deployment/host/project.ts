import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** A Pulumi project in Node.js, as far as its program's run elsewhere needs it. */
export interface Project {
  /** Its file for another folder, with the same program. */
  readonly moved: string;
  /** Imports what the project's `@pulumi/pulumi` can. */
  readonly requireOfSdk: NodeJS.Require;
  /** Whether Pulumi is to compile TypeScript. */
  readonly typescript: boolean;
  /** Arguments for Node.js. */
  readonly nodeArguments: readonly string[];
}

type Settings = Readonly<Record<string, unknown>>;

const isSettings = (value: unknown): value is Settings => typeof value === "object" && value !== null;

const fileNames = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"] as const;

function fileOf(folder: string): string {
  const file = fileNames.map((name) => path.join(folder, name)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`${folder} is not the folder of a Pulumi project: it has no Pulumi.yaml.`);
  return file;
}

function sdkOf(folder: string): NodeJS.Require {
  try {
    return createRequire(createRequire(path.join(folder, "package.json")).resolve("@pulumi/pulumi/package.json"));
  } catch {
    throw new Error(`The project in ${folder} cannot find @pulumi/pulumi: run npm install @pulumi/pulumi there.`);
  }
}

/** What stands under `runtime`: a name, or a name with options. */
function runtimeOf(settings: Settings, file: string): Settings {
  const { runtime } = settings;
  const { name, options } = isSettings(runtime) ? runtime : { name: runtime, options: undefined };
  if (name === "nodejs") return isSettings(options) ? options : {};
  throw new Error(
    `${file} has the runtime ${JSON.stringify(name)}: deployProgram runs programs of the runtime nodejs.`,
  );
}

/** Where the program lies: what `main` names, else the project's folder. */
function programOf(folder: string, { main }: Settings): string {
  const program = path.resolve(folder, typeof main === "string" ? main : ".");
  statSync(program);
  return program;
}

/** @throws Error when there is no project whose program can be run */
export function readProject(folder: string): Project {
  const file = fileOf(folder);
  const requireOfSdk = sdkOf(folder);
  // Pulumi reads the file with it, so it is there.
  const yaml = requireOfSdk("js-yaml") as { load: (text: string) => unknown; dump: (value: unknown) => string };
  const settings = yaml.load(readFileSync(file, "utf8"));
  if (!isSettings(settings)) throw new Error(`${file} is not a project file: it holds no settings.`);
  const { typescript, nodeargs } = runtimeOf(settings, file);
  const moved: Record<string, unknown> = { ...settings, main: programOf(folder, settings) };
  // The stack's settings lie beside the file.
  delete moved["stackConfigDir"];
  return {
    moved: yaml.dump(moved),
    requireOfSdk,
    typescript: typescript !== false,
    nodeArguments: typeof nodeargs === "string" ? nodeargs.split(/\s+/u).filter((each) => each !== "") : [],
  };
}
