import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { findOnPath } from "../../../../cli/doctor/find-on-path.js";
import { goProgram } from "../install/go-program.js";
import type { Command, Skipped, Tool } from "../tool.js";

const name = "OpenTofu";
const version = "1.12.6";

const files = ["main.tf", "create.sh", "delete.sh"];

/** OpenTofu's own encryption of its state, with a passphrase that stands for one of a user's. */
const encryption = `
  key_provider "pbkdf2" "own" { passphrase = "a passphrase of the bench" }
  method "aes_gcm" "own" { keys = key_provider.pbkdf2.own }
  state { method = method.aes_gcm.own }
`;

/** As many requests at once as the plain script has connections. */
const parallelism = "-parallelism=16";

function toolOf(tofu: string): Tool {
  const env = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
  const step = (...args: string[]): Command => ({ command: tofu, args: [...args, "-input=false", "-no-color"], env });
  return {
    name,
    version,
    layOut: (folder) => {
      for (const file of files) copyFileSync(path.join(__dirname, file), path.join(folder, file));
      mkdirSync(path.join(folder, "ids"));
    },
    init: step("init"),
    apply: step("apply", "-auto-approve", parallelism),
    refresh: step("apply", "-refresh-only", "-auto-approve", parallelism),
    destroy: step("destroy", "-auto-approve", parallelism),
    preview: { name: "tofu plan", ...step("plan", "-detailed-exitcode"), tells: ({ exitCode }) => exitCode === 2 },
    protection: { name: "its state encryption", env: { TF_ENCRYPTION: encryption } },
  };
}

async function get(say: (line: string) => void): Promise<Tool | Skipped> {
  if (findOnPath("curl") === undefined) return { name, skipped: "there is no curl on PATH" };
  const installed = await goProgram(
    { module: "github.com/opentofu/opentofu", version: `v${version}`, command: "./cmd/tofu" },
    say,
  );
  if ("why" in installed) return { name, skipped: installed.why };
  return toolOf(path.join(installed.folder, "tofu"));
}

/** OpenTofu without any provider from a registry: `terraform_data`, which is built in, and curl. */
export const openTofu = { name, get };
