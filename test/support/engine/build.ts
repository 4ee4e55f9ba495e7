import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { builtFolder, commandIn } from "./cache.js";
import type { Engine, NoEngine } from "./engine.js";
import { findOnPath } from "../../../cli/doctor/find-on-path.js";
import { makeFolder } from "./make-folder.js";
import { make, type Making } from "./make.js";
import { dynamicProvider } from "./dynamic-provider.js";

const buildCommand = (go: string, version: string, folder: string): Making => ({
  command: go,
  args: [
    "build",
    "-v",
    "-ldflags",
    `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
    "-o",
    commandIn(folder),
    "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  ],
  options: {
    cwd: __dirname,
    // No C compiler, no workspace of the user's, and nothing half-done outside the folder.
    env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOTMPDIR: folder },
  },
});

/** Builds the engine from its Go module into the cache. */
export async function buildEngine(tell: (line: string) => void): Promise<Engine | NoEngine> {
  const go = findOnPath("go");
  if (go === undefined) return { why: "there is no go on PATH" };
  const { folder, version } = builtFolder();
  tell(`Building Pulumi ${version} from its Go module, this once: usually one to four minutes.`);
  const failure = await makeFolder(folder, async (making) => {
    mkdirSync(path.join(making, "bin"));
    // The official CLI has it at its side, too: found elsewhere, the engine warns of it in every deployment.
    copyFileSync(dynamicProvider.file, path.join(making, "bin", dynamicProvider.name));
    return make(buildCommand(go, version, making), tell);
  });
  if (failure === undefined) return { command: commandIn(folder), version, source: "go" };
  return { why: `go does not build it (${failure.why})` };
}
