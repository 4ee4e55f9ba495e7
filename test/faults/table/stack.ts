import type { StartedEmulator } from "../../../sdk/testing/index.js";
import { type ProviderOptions, startProvider } from "../../support/provider-process/provider.js";
import { type Kept, StackResource } from "../../support/provider-process/resource.js";
import type { Handler } from "../../support/provider-process/inputs.js";

/** One retry and short waits, so that every way to fail ends within seconds; long enough for a machine that is busy. */
const settings = {
  maxRetries: "1",
  requestTimeoutSeconds: "4",
  totalTimeoutSeconds: "5",
  pollIntervalSeconds: "0.1",
  maxPollIntervalSeconds: "0.2",
};

/** Settings of a provider process that reaches the server. */
export const reaching = (
  { url, apiKey }: Pick<StartedEmulator, "url" | "apiKey">,
  others: Partial<typeof settings> = {},
): ProviderOptions => ({
  config: Object.fromEntries(
    Object.entries({ ...settings, ...others, baseUrl: url, apiKey }).map(([name, value]) => [
      `armature:${name}`,
      value,
    ]),
  ),
});

/** A verb that takes longer hangs. */
const longestMs = 60_000;

/** A stack with one resource, each deployment of which has a provider process of its own. */
export class Stack {
  readonly #name: string;
  readonly #handler: Handler;
  readonly #kept: Kept | undefined;
  #resource: StackResource | undefined;

  /** @param kept what its state holds already */
  constructor(name: string, handler: Handler, kept?: Kept) {
    this.#name = name;
    this.#handler = handler;
    this.#kept = kept;
  }

  /** The resource. @throws Error before the first deployment */
  get resource(): StackResource {
    if (this.#resource === undefined) throw new Error(`${this.#name} was not deployed yet.`);
    return this.#resource;
  }

  async deploy<Done>(options: ProviderOptions, deed: (resource: StackResource) => Promise<Done>): Promise<Done> {
    const provider = await startProvider(options);
    const resource = (this.#resource ??= new StackResource(provider, this.#name, this.#handler, this.#kept));
    resource.moveTo(provider);
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`It hangs for ${longestMs / 1000} s.`)), longestMs);
    });
    try {
      return await Promise.race([deed(resource), tooLong]);
    } finally {
      clearTimeout(timer);
      await provider.close();
    }
  }
}
