import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Engine } from "../engine/engine.js";
import { engineEnvironment } from "./environment.js";
import { readProjectFile } from "./project-file.js";
import { temporaryFolder } from "../process/temporary-folder.js";

/** Everything that a stack needs beside the user's project. */
export interface StackWorkspace {
  readonly engine: Engine;
  readonly stackName: string;
  /** The folder of everything that the engine keeps: settings, state, history, home. */
  readonly folder: string;
  /** The folder of the settings, the project's and the stack's. */
  readonly workDir: string;
  /** The folder that the program lies in. */
  readonly programFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The checkpoint file. */
  readonly stateFile: string;
  readonly remove: () => void;
}

/** Makes a stack's settings and its `file://` backend in a temporary folder: the project's folder stays as it is. */
export function makeWorkspace(
  folder: string,
  stackName: string,
  engine: Engine,
  env: Readonly<Record<string, string>>,
): StackWorkspace {
  const { name, programFolder, moved } = readProjectFile(folder);
  const temporary = temporaryFolder("stack");
  const made = (part: string): string => {
    const place = path.join(temporary.folder, part);
    mkdirSync(place);
    return place;
  };
  const workDir = made("settings");
  const backend = made("backend");
  const home = { PULUMI_HOME: made("home"), PULUMI_BACKEND_URL: `file://${backend}` };
  writeFileSync(path.join(workDir, "Pulumi.yaml"), moved);
  return {
    engine,
    stackName,
    folder: temporary.folder,
    workDir,
    programFolder,
    environment: { ...engineEnvironment(engine), ...home, ...env },
    stateFile: path.join(backend, ".pulumi", "stacks", name, `${stackName}.json`),
    remove: temporary.remove,
  };
}
