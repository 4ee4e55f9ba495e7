import path from "node:path";
import { findOnPath } from "../../../../cli/doctor/find-on-path.js";
import { make } from "../../../support/engine/make.js";
import { whileReporting } from "../../../support/engine/while-reporting.js";
import { startChild } from "../../../support/process/child.js";
import { type Installed, once } from "./once.js";

/** A command of a Go module. */
export interface GoProgram {
  readonly module: string;
  /** As in `v1.2.3`. */
  readonly version: string;
  /** The package of the command, as in `./cmd/tofu`. */
  readonly command: string;
}

/** The download is a few megabytes; the build fetches all that the module needs and compiles it on a slow machine. */
const downloadDeadlineMs = 120_000;
const buildDeadlineMs = 900_000;

interface Downloaded {
  readonly Dir?: string;
  readonly Error?: string;
}

/** Gets the module's own source, with its go.mod and go.sum. */
async function source(go: string, module: string, tell: (line: string) => void): Promise<Downloaded> {
  const child = startChild(go, ["mod", "download", "-json", module], { env: { ...process.env, GOWORK: "off" } });
  const deadline = setTimeout(() => child.kill("SIGKILL"), downloadDeadlineMs);
  const { stdout } = await whileReporting(
    tell,
    () => "downloading",
    () => child.ended,
  ).finally(() => clearTimeout(deadline));
  return stdout === "" ? { Error: "the download does not end" } : (JSON.parse(stdout) as Downloaded);
}

/** Builds a command inside its own module: only there do the module's replacements hold. */
export async function goProgram(program: GoProgram, tell: (line: string) => void): Promise<Installed> {
  const { module, version, command } = program;
  const go = findOnPath("go");
  if (go === undefined) return { why: "there is no go on PATH" };
  const name = path.basename(command);
  return once(`${name}-${version}`, tell, async (folder) => {
    tell(`Building ${name} ${version} from its Go module, this once: usually some minutes.`);
    const { Dir: directory, Error: problem } = await source(go, `${module}@${version}`, tell);
    if (directory === undefined) return { why: `go does not get its module (${problem ?? "without a word"})` };
    const args = ["build", "-v", "-mod=readonly", "-ldflags", "-s -w", "-o", path.join(folder, name), command];
    const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOTMPDIR: folder };
    const making = { command: go, args, options: { cwd: directory, env }, deadlineMs: buildDeadlineMs };
    const failure = await make(making, tell);
    return failure === undefined ? undefined : { why: `go does not build it (${failure.why})` };
  });
}
