import { copyFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { npmPackage } from "../install/npm-package.js";
import type { Command, Skipped, Tool } from "../tool.js";

const name = "alchemy";
const version = "0.94.0";

function toolOf(modules: string): Tool {
  // It refuses to keep its state in files where it takes the computer for one of CI's.
  const env = { ALCHEMY_CI_STATE_STORE_CHECK: "false", ALCHEMY_TELEMETRY_DISABLED: "1" };
  const step = (...args: string[]): Command => ({ command: process.execPath, args, env });
  const run = "alchemy.run.mjs";
  const cli = path.join(modules, "alchemy", "bin", "alchemy.js");
  return {
    name,
    version,
    layOut: (folder) => {
      copyFileSync(path.join(__dirname, "program.mjs"), path.join(folder, run));
      symlinkSync(modules, path.join(folder, "node_modules"));
    },
    apply: step(run),
    destroy: step(run, "--destroy"),
    help: [step(cli, "--help"), step(cli, "deploy", "--help")],
    force: { name: "--force", ...step(run, "--force") },
    protection: { name: "`alchemy.secret`", env: { ALCHEMY_PASSWORD: "a password of the bench" } },
  };
}

async function get(say: (line: string) => void): Promise<Tool | Skipped> {
  const installed = await npmPackage(name, version, say);
  if ("why" in installed) return { name, skipped: installed.why };
  return toolOf(path.join(installed.folder, "node_modules"));
}

/** Alchemy, whose resource is a function of ours that calls the API with `fetch`. */
export const alchemy = { name, get };
