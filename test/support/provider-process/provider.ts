import type { Plugin } from "../process/plugin.js";
import type { Bag } from "./bag.js";
import { ProviderFailure } from "./failure.js";
import { startHost } from "./host.js";
import { connect, type Verbs } from "./verbs.js";

export interface ProviderOptions {
  /** The stack's configuration by full name, such as `armature:apiKey`. @default none */
  readonly config?: Bag;
  /** Environment variables of the process. @default none but PATH */
  readonly env?: Readonly<Record<string, string>>;
  /** Files that the process loads before anything else. @default none */
  readonly preloads?: readonly string[];
}

/** The built package in a process of Pulumi's own host, as the engine talks to it. */
export interface ProviderProcess extends Verbs, Pick<Plugin, "stderr" | "signal" | "exit"> {
  /** Everything that has come out of the process so far: answers, errors and what it wrote. */
  readonly said: () => string;
  readonly close: () => Promise<void>;
}

/** Starts a process and tells it the configuration. */
export async function startProvider({
  config = {},
  env = {},
  preloads,
}: ProviderOptions = {}): Promise<ProviderProcess> {
  const { address, output, ...host } = await startHost(env, preloads);
  const { verbs, close } = connect(address);
  const heard: string[] = [];

  /** The same verb, with what it answers or throws kept. */
  const overheard =
    <A extends unknown[], R>(verb: (...values: A) => Promise<R>) =>
    async (...values: A): Promise<R> => {
      try {
        const answer = await verb(...values);
        heard.push(JSON.stringify({ answer }));
        return answer;
      } catch (error) {
        heard.push(error instanceof ProviderFailure ? JSON.stringify([error.message, error.partial]) : String(error));
        throw error;
      }
    };

  await verbs.configure(config);
  return {
    configure: overheard(verbs.configure),
    check: overheard(verbs.check),
    diff: overheard(verbs.diff),
    create: overheard(verbs.create),
    read: overheard(verbs.read),
    update: overheard(verbs.update),
    delete: overheard(verbs.delete),
    cancel: overheard(verbs.cancel),
    ...host,
    said: () => [...heard, output()].join("\n"),
    close: async () => {
      close();
      host.signal("SIGKILL");
      await host.exit;
    },
  };
}
