import { existsSync, readFileSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { startChild } from "../process/child.js";
import { type ConfigValue, configArguments } from "./config.js";
import type { Operation, OperationOptions, RunningOperation, Verb } from "./operation.js";
import { pulumi } from "./pulumi.js";
import { startOperation } from "./start-operation.js";
import type { StackWorkspace } from "./workspace.js";

/** A stack of a project, on a backend of its own, driven by the real engine. A failed operation throws nothing. */
export class Stack {
  readonly #workspace: StackWorkspace;
  readonly #onOutput: ((text: string) => void) | undefined;
  readonly #running = new Set<RunningOperation>();

  constructor(workspace: StackWorkspace, onOutput: ((text: string) => void) | undefined) {
    this.#workspace = workspace;
    this.#onOutput = onOutput;
  }

  preview = (options?: OperationOptions): Promise<Operation> => this.start("preview", options).ended;
  up = (options?: OperationOptions): Promise<Operation> => this.start("up", options).ended;
  refresh = (options?: OperationOptions): Promise<Operation> => this.start("refresh", options).ended;
  destroy = (options?: OperationOptions): Promise<Operation> => this.start("destroy", options).ended;

  /** Starts an operation that is to be interrupted. */
  start(verb: Verb, options: OperationOptions = {}): RunningOperation {
    return this.#hold(startOperation(verb, this.#workspace, { ...options, onOutput: this.#onOutput }));
  }

  /** Runs `pulumi` with these arguments in the project's folder, for which `hasNodeLanguageHost` must hold. */
  runCli(args: readonly string[]): Promise<Operation> {
    const { engine, stackName, workDir, programFolder, environment } = this.#workspace;
    const settings = ["--stack", stackName, "--config-file", path.join(workDir, `Pulumi.${stackName}.yaml`)];
    const { ended, kill } = startChild(engine.command, [...args, ...settings, "--non-interactive", "--color=never"], {
      cwd: programFolder,
      env: environment,
      onText: this.#onOutput,
    });
    return this.#hold({ kill, ended: ended.then(({ exitCode, output }) => ({ exitCode, output, changes: {} })) }).ended;
  }

  setConfig = (name: string, value: ConfigValue): Promise<void> => this.setAllConfig({ [name]: value });

  async setAllConfig(config: Readonly<Record<string, ConfigValue>>): Promise<void> {
    await pulumi(this.#workspace, configArguments(config));
  }

  /** What `pulumi stack output` prints for whoever does not ask for secrets. */
  shownOutputs = (): Promise<string> => pulumi(this.#workspace, ["stack", "output", "--json"]);

  /** The stack's outputs, secrets shown. */
  async outputs(): Promise<Record<string, unknown>> {
    const text = await pulumi(this.#workspace, ["stack", "output", "--json", "--show-secrets"]);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /**
   * Takes away the lock that an engine which was killed has left, as `pulumi cancel` does, and what that engine has left torn
   * beside its checkpoint.
   */
  async unlock(): Promise<void> {
    // Beside each file the backend keeps what it was served with, and writes that in place. The engine never needs it, and
    // yet loads no checkpoint while it is torn ("failed to load checkpoint: EOF").
    if (existsSync(this.#attributes) && readFileSync(this.#attributes, "utf8") === "") rmSync(this.#attributes);
    await pulumi(this.#workspace, ["cancel", "--yes", "--stack", this.#workspace.stackName]);
  }

  /** What `pulumi stack export` prints, secrets encrypted. */
  async exportState(): Promise<unknown> {
    return JSON.parse(await pulumi(this.#workspace, ["stack", "export"]));
  }

  /** What `pulumi stack export` prints for whoever asks for secrets: each is decrypted where it stands. */
  async decryptedState(): Promise<unknown> {
    return JSON.parse(await pulumi(this.#workspace, ["stack", "export", "--show-secrets"]));
  }

  /** The checkpoint file as it lies on the disk. */
  stateText(): Promise<string> {
    return readFile(this.#workspace.stateFile, "utf8");
  }

  get #attributes(): string {
    return `${this.#workspace.stateFile}.attrs`;
  }

  /** Puts a checkpoint file in place of the one on the disk, for a test that goes back to what was before. */
  async putStateText(text: string): Promise<void> {
    await writeFile(this.#workspace.stateFile, text);
  }

  /** The folder of everything that the engine keeps of this stack: settings, state, history. */
  get folder(): string {
    return this.#workspace.folder;
  }

  /** Kills what still runs, and removes everything but the project. */
  async close(): Promise<void> {
    const running = [...this.#running];
    for (const { kill } of running) kill("SIGKILL");
    await Promise.allSettled(running.map(({ ended }) => ended));
    this.#workspace.remove();
  }

  #hold(operation: RunningOperation): RunningOperation {
    this.#running.add(operation);
    const forget = (): void => void this.#running.delete(operation);
    operation.ended.then(forget, forget);
    return operation;
  }
}
