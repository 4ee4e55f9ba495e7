import path from "node:path";
import { requirePulumi } from "./cli.js";
import { neutralEnvironment, withFolderOnPath, withVariables } from "./environment.js";
import { startGuard } from "./guard.js";
import { checkDeployOptions, type DeployOptions } from "./options.js";
import { ProgramDeployment } from "./program-deployment.js";
import { startHost } from "./start-host.js";
import { makeWorkspace } from "./workspace.js";

/**
 * Makes a stack of a user's own project, with an emulator as its account, for the real engine to deploy. Everything but
 * the account is as in a deployment: the program runs in a process of its own by Pulumi's script for programs (without
 * checking types), and the provider in another. State and settings are in a temporary folder, on a `file://` backend.
 *
 * Nothing of the developer's reaches these processes: neither environment variables but those that any process needs, nor
 * the home folder with its credentials; and a proxy that lets nothing through stands between them and the network. What
 * looks for no proxy is not held back: what a program sends by code of its own. The option `env` gives back what a test needs.
 * Whoever lets other providers out by it deploys for real, and takes down by `destroy` what is there before `close`.
 *
 * It needs a `pulumi` on PATH, 3.216 or later. An operation takes some seconds, and so more than the usual limit of a test.
 *
 * @example
 * const deployment = await deployProgram({ folder: ".", emulator, config: { image: "app:1" } });
 * await deployment.up();
 * expect(await writesOf(emulator)).toEqual({ created: ["search"], changed: [], archived: [], dispatched: ["search"] });
 *
 * @throws Error in one line, naming every wrong or unknown option; when there is no `pulumi`, or one that is too old; or
 * when the folder holds no project, or none that finds `@pulumi/pulumi`
 */
export async function deployProgram(options: DeployOptions): Promise<ProgramDeployment> {
  const { folder, emulator, config = {}, stack = "test", env = {} } = checkDeployOptions(options);
  const workspace = makeWorkspace();
  const guard = await startGuard();
  const undo: (() => Promise<void> | void)[] = [guard.stop, workspace.remove];
  try {
    const { settingsFolder, variables } = workspace;
    const neutral = neutralEnvironment(process.env, { proxy: guard.url, emulator: emulator.url });
    const own = withVariables({ ...neutral, ...variables }, env);
    await requirePulumi(settingsFolder, own);
    const host = await startHost({ folder: path.resolve(folder), settingsFolder }, own);
    undo.unshift(host.stop);
    const environment = withFolderOnPath(own, host.sdkFolder);
    const deployment = new ProgramDeployment(stack, { workspace, host, guard, environment });
    await deployment.initialize({
      "armature:baseUrl": emulator.url,
      "armature:apiKey": { value: emulator.apiKey, secret: true },
      "armature:pollIntervalSeconds": "0.1",
      "armature:maxPollIntervalSeconds": "0.3",
      ...config,
    });
    return deployment;
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}
