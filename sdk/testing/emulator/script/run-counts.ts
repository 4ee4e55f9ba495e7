import { occurs } from "../check/occurrence.js";
import type { RunScript } from "./run-script.js";

/** What a script can ask of a run. */
export interface RunTraits {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly modelId: string;
  readonly trigger: "initial" | "manual";
}

const keyOf = (workflowId: string, model: string | undefined, trigger: string | undefined): string =>
  JSON.stringify([workflowId, model, trigger]);

/** How many runs each workflow has had: of all, of a model, of a trigger, of both. */
export class RunCounts {
  readonly #counts = new Map<string, number>();

  add({ workflowId, modelId, trigger }: RunTraits): void {
    for (const model of [undefined, modelId]) {
      for (const cause of [undefined, trigger]) {
        const key = keyOf(workflowId, model, cause);
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      }
    }
  }

  /** The first rule that fits the run counted last; an empty rule when none does. */
  ruleFor(run: RunTraits, script: readonly RunScript[]): RunScript {
    return script.find((rule) => this.#fits(rule, run)) ?? {};
  }

  #fits({ workflow, model, trigger, nth }: RunScript, run: RunTraits): boolean {
    if (workflow !== undefined && workflow !== run.workflowId && workflow !== run.workflowName) return false;
    if (model !== undefined && model !== run.modelId) return false;
    if (trigger !== undefined && trigger !== run.trigger) return false;
    return occurs(nth, this.#counts.get(keyOf(run.workflowId, model, trigger)) ?? 0);
  }
}
