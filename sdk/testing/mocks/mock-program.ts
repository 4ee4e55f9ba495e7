import { createRequire } from "node:module";
import { setImmediate as turn } from "node:timers/promises";
import type * as pulumi from "@pulumi/pulumi";
import type { ConfigValue, StackConfig } from "../config.js";
import { armatureMocks } from "./armature-mocks.js";
import { checkProgramOptions, type MockProgramOptions } from "./options.js";

const textOf = (given: ConfigValue): string => (typeof given === "string" ? given : given.value);

/** The copy that the program imports: a test runner may have loaded it anew for this test. */
const currentSdk = (): typeof pulumi => createRequire(__filename)("@pulumi/pulumi") as typeof pulumi;

function configure({ runtime }: typeof pulumi, project: string, config: StackConfig): void {
  const values = Object.entries(config).map(
    ([name, given]) => [name.includes(":") ? name : `${project}:${name}`, given] as const,
  );
  const secrets = values.filter(([, given]) => typeof given !== "string").map(([name]) => name);
  runtime.setAllConfig(Object.fromEntries(values.map(([name, given]) => [name, textOf(given)])), secrets);
}

/** An output as a promise that fails with it, which Pulumi's types keep to themselves; `apply` alone would wait for ever. */
const promiseOf = (output: pulumi.Output<unknown>): Promise<unknown> =>
  (output as unknown as { readonly promise: () => Promise<unknown> }).promise();

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/**
 * Runs a program under mocks until everything that it declares is registered, and gives back its outputs, secrets in the
 * clear. A module runs once: where several tests import the same, the test runner has to load it anew for each, as Jest
 * does with `resetModules`.
 *
 * @param program imports or is the program; what it gives back are the stack's outputs
 * @example
 * const { verdict } = await mockProgram(() => import("../index"), { config: { image: "app:1" } });
 *
 * @throws Error what the program throws, or a mock, or naming every wrong or unknown option
 */
export async function mockProgram(
  program: () => unknown,
  options: MockProgramOptions = {},
): Promise<Readonly<Record<string, unknown>>> {
  const given = checkProgramOptions(options);
  const { mocks = armatureMocks(), config = {}, project = "project", stack = "stack" } = given;
  const sdk = currentSdk();
  await sdk.runtime.setMocks(mocks, project, stack, false);
  configure(sdk, project, config);
  try {
    // Without a resource for the stack: its outputs would fail unheard, which ends the test runner's whole process.
    const values = await promiseOf(sdk.output(await program()));
    await sdk.runtime.disconnect();
    return isRecord(values) ? { ...values } : {};
  } catch (error) {
    // What fails with it in Pulumi, unheard too, is to be told while the test still goes on.
    await turn();
    throw error;
  }
}
