import { routeOf } from "../support/requests.js";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { called, ran } from "./called.js";
import type { Combination } from "./combination.js";
import type { Manager } from "./managers.js";

/** A project whose packages are installed, and the server that its stack talks to. */
export interface Scene {
  readonly combination: Combination;
  readonly manager: Manager;
  /** The folder of the Pulumi project. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly emulator: StartedEmulator;
}

/** Something that a user does. @throws Error that says what went wrong */
export type Step = (scene: Scene) => Promise<void>;

const run = ({ folder, environment }: Scene, command: readonly string[]): Promise<string> =>
  called(command, { cwd: folder, env: environment });

/** Both are JSON: under Jest, what Node parses has prototypes of another realm. */
function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what} ${found}, and not ${wanted}`);
}

const install: Step = async (scene) => {
  await run(scene, scene.manager.install);
};

/** The types of `@pulumi/policy` 1.21 name what they do not export. */
const isOthers = (line: string): boolean => line.includes("/@pulumi/policy/");

/** Without `skipLibCheck`, so that the package's own types are checked as well. */
const types: Step = async ({ manager, folder, environment }) => {
  const command = [...manager.command, "tsc", "-p", "."];
  const { output, exitCode } = await ran(command, { cwd: folder, env: environment });
  const lines = output.trim().split("\n");
  const errors = lines.filter((line) => line.includes("error TS"));
  if (exitCode !== 0 && errors.length === 0) throw new Error(`tsc ended with exit code ${exitCode}: ${output}`);
  expectEqual(
    errors.filter((line) => !isOthers(line)),
    [],
    "The compiler finds",
  );
};

const entries: Step = async (scene) => {
  const facts: unknown = JSON.parse(await run(scene, [...scene.manager.node, "bin/entries.js"]));
  const created = ["pulumi-nodejs:dynamic/armature:Workflow"];
  expectEqual(facts, { created, version: "v1", status: 401, hasRules: true, pack: "function" }, "The entries give");
};

interface Finding {
  readonly what: string;
  readonly verdict: string;
  readonly said: string;
}

/** What an engine that was built here has not, and a stack that is not there yet. */
const isExpected = ({ what }: Finding): boolean => what === "pulumi-language-nodejs" || what === "stack";

const doctor: Step = async (scene) => {
  const { manager, combination, folder, environment } = scene;
  const command = [...manager.command, "pulumi-armature", "doctor", "--json"];
  // Its exit code is 1 where the engine has no language host.
  const { stdout, output } = await ran(command, { cwd: folder, env: environment });
  if (!stdout.startsWith("[")) throw new Error(`The doctor says nothing: ${output}`);
  const findings = JSON.parse(stdout) as readonly Finding[];
  const wrong = findings.filter((finding) => finding.verdict === "problem" && !isExpected(finding));
  expectEqual(wrong, [], "The doctor finds");
  const said = (name: string): string | undefined => findings.find(({ what }) => what === name)?.said;
  expectEqual(said("installed by"), manager.called, "The package manager is");
  expectEqual(said("Node"), combination.node ?? process.versions.node, "Node is");
  expectEqual(said("provider"), "can be loaded from this folder, as the engine does it", "The provider");
};

/** Creates, leaves alone and archives. */
const deploy: Step = async (scene) => {
  const { manager, emulator } = scene;
  for (const [verb, written] of [
    ["up", ["POST /workflows"]],
    ["up", undefined],
    ["destroy", ["DELETE /workflows/{id}"]],
  ] as const) {
    await emulator.clearRequests();
    await run(scene, [...manager.node, "operate.cjs", verb]);
    const sent = (await emulator.requests()).map(routeOf);
    const counted = written === undefined ? sent : sent.filter((route) => !route.startsWith("GET "));
    expectEqual(counted, written ?? [], `Of ${verb} the server saw`);
  }
};

export const steps = { install, types, entries, doctor, deploy } as const satisfies Readonly<Record<string, Step>>;
