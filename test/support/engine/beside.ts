import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Engine } from "./engine.js";
import { findOnPath } from "../../../cli/doctor/find-on-path.js";

/** Whether the engine has that program at its side, where it looks for what ships with it. */
export const isBeside = ({ command }: Engine, name: string): boolean =>
  existsSync(path.join(path.dirname(realpathSync(command)), name));

/** Whether the plain CLI can run a Node.js program: the official one can, one built from the Go module cannot. */
export function hasNodeLanguageHost(engine: Engine): boolean {
  const name = "pulumi-language-nodejs";
  return isBeside(engine, name) || findOnPath(name) !== undefined;
}
