import { startEmulator, type EmulatorOptions, type StartedEmulator } from "../../sdk/testing/index.js";
import { routeOf } from "../support/requests.js";
import type { ConfigValue } from "../support/stack/config.js";
import { openStack } from "../support/stack/open-stack.js";
import type { Stack } from "../support/stack/stack.js";
import { temporaryProject } from "../support/stack/temporary-project.js";

/** The MCP server that an emulator holds from the start. */
export const mcpServerId = "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01";

/** A stack of a project on the real engine, and the server that it talks to. */
export interface Deployment {
  readonly emulator: StartedEmulator;
  readonly stack: Stack;
  /** The folder of the program. */
  readonly folder: string;
  /** Puts another program in place of the project's. */
  program(text: string): void;
  /** The requests since the last call, as `POST /workflows`. */
  sent(): Promise<string[]>;
  close(): Promise<void>;
}

interface Options {
  /** The text of the program, or the folder of a project. */
  readonly program: string | { readonly folder: string };
  readonly emulator?: EmulatorOptions;
  /** @default base URL and key of the emulator */
  readonly config?: (emulator: StartedEmulator) => Readonly<Record<string, ConfigValue>>;
  readonly env?: (emulator: StartedEmulator) => Readonly<Record<string, string>>;
  /** Takes what the engine prints, as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** The settings of an account as a stack's configuration holds them. */
export const account = ({ url, apiKey }: StartedEmulator): Readonly<Record<string, ConfigValue>> => ({
  "armature:baseUrl": url,
  "armature:apiKey": { value: apiKey, secret: true },
});

/** A program of workflows, from what stands inside the braces of its imports' use. */
export const programOf = (body: string): string =>
  `import * as pulumi from "@pulumi/pulumi";\nimport * as armature from "pulumi-armature";\n` +
  `const mcpServerId = "${mcpServerId}";\nvoid pulumi;\n${body}\n`;

export async function deploy({
  program,
  emulator: options,
  config = account,
  env,
  onOutput,
}: Options): Promise<Deployment> {
  const emulator = await startEmulator(options);
  const project = typeof program === "string" ? await temporaryProject({ "index.ts": programOf(program) }) : undefined;
  const folder = typeof program === "string" ? (project?.folder ?? "") : program.folder;
  const told = onOutput === undefined ? {} : { onOutput };
  const stack = await openStack({ folder, config: config(emulator), env: env?.(emulator) ?? {}, ...told });
  return {
    emulator,
    stack,
    folder,
    program: (text) => project?.write("index.ts", programOf(text)),
    sent: async () => {
      const requests = await emulator.requests();
      await emulator.clearRequests();
      return requests.map(routeOf);
    },
    close: async () => {
      await stack.close();
      await emulator.stop();
      project?.remove();
    },
  };
}
