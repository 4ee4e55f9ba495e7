import { createRequire } from "node:module";
import type * as pulumi from "@pulumi/pulumi";
import type { ConfigValue, StackConfig } from "../config.js";
import { armatureMocks } from "./armature-mocks.js";
import { checkProgramOptions, type MockInputs, type MockProgramOptions } from "./options.js";
import { hearingAll } from "./unheard.js";

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

/** The same mocks, but that of Armature's resources no two have one URN: the engine refuses them, and Pulumi's mocks do not. */
function refusingTwice(mocks: pulumi.runtime.Mocks): pulumi.runtime.Mocks {
  const urns = new Set<unknown>();
  return {
    newResource: (resource) => {
      const { __urn: urn } = resource.inputs as MockInputs;
      if (urns.has(urn)) throw new Error(`Two resources have the URN ${String(urn)}: give each a name of its own.`);
      if (urn !== undefined) urns.add(urn);
      return mocks.newResource(resource);
    },
    call: (call) => mocks.call(call),
  };
}

let isRunning = false;

/** Pulumi keeps project, configuration and mocks for the whole process. @throws Error while another runs */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (isRunning) throw new Error("mockProgram runs one program at a time: await the one before.");
  isRunning = true;
  try {
    return await work();
  } finally {
    isRunning = false;
  }
}

/**
 * Runs a program under mocks until everything that it declares is registered, and gives back its outputs, secrets in the
 * clear. A module runs once: where several tests import the same, the test runner has to load it anew for each, as Jest
 * does with `resetModules`. Programs run one after the other, and while one does, whatever fails in the process that
 * nobody waits for is a failure of its.
 *
 * @param program imports or is the program; what it gives back are the stack's outputs
 * @example
 * const { verdict } = await mockProgram(() => import("../index"), { config: { image: "app:1" } });
 *
 * @throws Error what fails first: the program, an output, a mock; or naming every wrong or unknown option; or when two of
 *   Armature's resources have one type, name and parent
 */
export async function mockProgram(
  program: () => unknown,
  options: MockProgramOptions = {},
): Promise<Readonly<Record<string, unknown>>> {
  const given = checkProgramOptions(options);
  const { mocks = armatureMocks(), config = {}, project = "project", stack = "stack" } = given;
  const sdk = currentSdk();
  const run = async (): Promise<Readonly<Record<string, unknown>>> => {
    await sdk.runtime.setMocks(refusingTwice(mocks), project, stack, false);
    configure(sdk, project, config);
    // Without a resource for the stack: its outputs would fail unheard.
    const values = await promiseOf(sdk.output(await program()));
    await sdk.runtime.disconnect();
    return isRecord(values) ? { ...values } : {};
  };
  return alone(() => hearingAll(run));
}
