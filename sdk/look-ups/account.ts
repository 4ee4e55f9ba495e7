import { setTimeout as wait } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { untilEngineEnds } from "./engine-end.js";
import type { LookUps, openLookUps } from "../../provider/look-ups/look-ups.js";
import { programError } from "../program-error.js";

export type { LookUps };

/** Whose account is asked, in the run of a program that asks. */
export interface Account {
  /** Pulumi's client of the engine, of which every run has its own: a process may run the programs of several stacks. */
  readonly run: object;
  /** The explicit provider; undefined for the stack's own account. */
  readonly provider: pulumi.ProviderResource | undefined;
  /** What the stack's configuration or the explicit provider says, by full name. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A question to it. */
export interface Question<Result> {
  /** The function that asks, as a message says it. */
  readonly whose: string;
  /** Whether no message may show what it is about. */
  readonly isSecret: boolean;
  readonly ask: (lookUps: LookUps) => Promise<Result>;
}

/** What was found out in each run is forgotten with it. */
const runs = new WeakMap<object, Map<pulumi.ProviderResource | undefined, LookUps>>();

/**
 * Asks something of an account. What makes requests is loaded for the first question.
 *
 * @throws pulumi.RunError with what is wrong, in one line
 */
export async function asked<Result>(account: Account, { whose, isSecret, ask }: Question<Result>): Promise<Result> {
  const { openLookUps: open, problemIn } = await import("../../provider/look-ups/look-ups.js");
  try {
    return await ask(lookUpsOf(account, open));
  } catch (error) {
    const problem = problemIn(error, isSecret);
    throw problem === undefined ? error : programError(`${whose}: ${problem}`);
  }
}

function lookUpsOf(account: Account, open: typeof openLookUps): LookUps {
  const opened = runs.get(account.run) ?? new Map<pulumi.ProviderResource | undefined, LookUps>();
  runs.set(account.run, opened);
  const known = opened.get(account.provider);
  if (known !== undefined) return known;
  const signal = untilEngineEnds(account.run);
  const lookUps = open({
    configuration: (name) => account.settings[name],
    environment: (name) => process.env[name],
    secrets: [account.settings, pulumi.runtime.allConfig()],
    warn: (message) => void pulumi.log.warn(message),
    clock: {
      now: Date.now,
      random: Math.random,
      pause: (delayMs) => wait(delayMs, true, { signal }).catch(() => false),
    },
    signal,
  });
  opened.set(account.provider, lookUps);
  return lookUps;
}
