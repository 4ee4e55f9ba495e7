import { checkConfig, type StackConfig } from "../config.js";
import { type Command, type CommandEnd, startPulumi } from "./cli.js";
import { DeploymentError } from "./deployment-error.js";
import type { Environment } from "./environment.js";
import { foreignResources } from "./foreign-resources.js";
import type { Guard } from "./guard.js";
import { changesIn, type Operation } from "./operation.js";
import type { Host } from "./start-host.js";
import type { Workspace } from "./workspace.js";

const leftError = (resources: readonly string[], folder: string): Error =>
  new Error(
    `The stack still has resources of other providers: ${resources.join(", ")}. ` +
      `Call destroy() before close(). The stack's state is kept in ${folder}.`,
  );

/** What a deployment is made of. */
interface Parts {
  readonly workspace: Workspace;
  readonly host: Host;
  readonly guard: Guard;
  readonly environment: Environment;
}

/** A stack of a user's own program on the real engine. Close it when the test is over. */
export class ProgramDeployment {
  readonly #stack: string;
  readonly #workspace: Workspace;
  readonly #host: Host;
  readonly #guard: Guard;
  readonly #environment: Environment;
  readonly #running = new Set<Command>();
  #hasDeployed = false;

  /** @internal */
  constructor(stack: string, { workspace, host, guard, environment }: Parts) {
    this.#stack = stack;
    this.#workspace = workspace;
    this.#host = host;
    this.#guard = guard;
    this.#environment = environment;
  }

  /** Says what an `up` would do, and sends nothing. @throws DeploymentError */
  preview = (): Promise<Operation> => this.#operate("preview", this.#withProgram);

  /** Deploys. A gate that does not open fails it, as any failed resource. @throws DeploymentError with what was printed */
  up = (): Promise<Operation> => {
    this.#hasDeployed = true;
    return this.#operate("up", ["--yes", "--skip-preview", ...this.#withProgram]);
  };

  /** Takes over what the server has. @throws DeploymentError */
  refresh = (): Promise<Operation> => this.#operate("refresh", ["--yes", "--skip-preview"]);

  /** Removes everything that the stack has. @throws DeploymentError */
  destroy = (): Promise<Operation> => this.#operate("destroy", ["--yes", "--skip-preview"]);

  /** Changes the stack's configuration; what is not named stays. @throws Error naming every value that is none */
  async setConfig(config: StackConfig): Promise<void> {
    const values = Object.entries(checkConfig(config));
    if (values.length === 0) return;
    const flags = values.flatMap(([name, given]) =>
      typeof given === "string" ? ["--plaintext", `${name}=${given}`] : ["--secret", `${name}=${given.value}`],
    );
    await this.#pulumi(["config", "set-all", ...flags, "--stack", this.#stack]);
  }

  /** The stack's outputs as of the last `up`, secrets in the clear. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const args = ["stack", "output", "--json", "--show-secrets", "--stack", this.#stack];
    return JSON.parse(await this.#pulumi(args)) as Record<string, unknown>;
  }

  /**
   * Ends what still runs, a program that would never end too, and removes all that was made for the stack; what the
   * emulator holds stays there. A stack of nothing but Armature's resources needs no `destroy` before.
   *
   * @throws Error naming the resources of other providers that the stack still has, once all has ended: what they stand for
   *   would be left without a state. Its folder is kept; call `destroy` before.
   */
  async close(): Promise<void> {
    const interrupted = [...this.#running].map(({ interrupt }) => interrupt());
    // At once: an engine waits for a program that does not end.
    await Promise.all([...interrupted, this.#host.stop()]);
    await this.#guard.stop();
    const left = this.#hasDeployed ? await this.#foreignResources() : [];
    if (left.length > 0) throw leftError(left, this.#workspace.folder);
    this.#hasDeployed = false;
    this.#workspace.remove();
  }

  /** @internal Makes the stack itself. */
  async initialize(config: StackConfig): Promise<void> {
    await this.#pulumi(["stack", "init", this.#stack, "--no-select"]);
    await this.setConfig(config);
  }

  async #foreignResources(): Promise<readonly string[]> {
    return foreignResources(await this.#pulumi(["stack", "export", "--stack", this.#stack]));
  }

  /** The flags by which Pulumi's own Automation API has its programs run. */
  get #withProgram(): readonly string[] {
    return [`--client=127.0.0.1:${this.#host.port}`, "--exec-kind=auto.inline"];
  }

  async #operate(verb: string, flags: readonly string[]): Promise<Operation> {
    const events = this.#workspace.newEventsFile();
    const args = [verb, ...flags, "--stack", this.#stack, "--color=never", `--event-log=${events}`];
    const { exitCode, output } = await this.#run(args);
    const printed = output + this.#host.takeText() + this.#guard.takeText();
    if (exitCode !== 0) throw new DeploymentError(verb, printed);
    return { changes: changesIn(events), output: printed };
  }

  /** What a command prints that runs no program. */
  async #pulumi(args: readonly string[]): Promise<string> {
    const { exitCode, stdout, output } = await this.#run(args);
    if (exitCode !== 0) throw new DeploymentError(args.slice(0, 2).join(" "), output);
    return stdout;
  }

  async #run(args: readonly string[]): Promise<CommandEnd> {
    const command = startPulumi(args, this.#workspace.settingsFolder, this.#environment);
    this.#running.add(command);
    try {
      return await command.ended;
    } finally {
      this.#running.delete(command);
    }
  }
}
