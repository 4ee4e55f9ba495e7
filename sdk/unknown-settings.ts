import * as pulumi from "@pulumi/pulumi";
import type { ProviderArgs } from "./provider.js";
import { nearestName } from "./text/nearest-name.js";
import { programError } from "./program-error.js";

const known = {
  baseUrl: true,
  organization: true,
  apiKey: true,
  requestTimeoutSeconds: true,
  totalTimeoutSeconds: true,
  maxRetries: true,
  maxConcurrentRequests: true,
  pollIntervalSeconds: true,
  maxPollIntervalSeconds: true,
  onExisting: true,
  marker: true,
} as const satisfies Record<keyof ProviderArgs, true>;

const namespace = "armature";

/** The stacks that were told: one process may run the programs of several. */
const told = new WeakSet<pulumi.Resource>();

/**
 * Warns once a stack of each setting that nothing reads. Only the program can: Pulumi's host lets the provider ask for a
 * setting by its name, and does not say which there are.
 */
export function tellUnknownSettings(): void {
  const stack = pulumi.runtime.getStackResource();
  // The configuration of a project of that name is its program's own.
  if (stack === undefined || told.has(stack) || pulumi.getProject() === namespace) return;
  told.add(stack);
  for (const key of Object.keys(pulumi.runtime.allConfig())) {
    const name = key.startsWith(`${namespace}:`) ? key.slice(namespace.length + 1) : undefined;
    if (name === undefined || Object.hasOwn(known, name)) continue;
    const nearest = nearestName(name, Object.keys(known));
    void pulumi.log.warn(`${key} is not a setting, so nothing reads it; the nearest setting is armature:${nearest}.`);
  }
}

/** @throws pulumi.RunError naming each argument of a provider that is none: it would be kept in the state for nothing */
export function refuseUnknownSettings(whose: string, args: object): void {
  const unknown = Object.keys(args).filter((key) => !Object.hasOwn(known, key));
  if (unknown.length === 0) return;
  const problems = unknown.map((key) => `${key} is not known; the nearest is ${nearestName(key, Object.keys(known))}`);
  throw programError(`${whose}: ${problems.join("; ")}.`);
}
