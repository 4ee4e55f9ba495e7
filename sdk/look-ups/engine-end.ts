/** As far as it is known here: Pulumi's client of the engine has one, and does not say so in its types. */
interface Channel {
  readonly getConnectivityState: (connect: boolean) => number;
  readonly watchConnectivityState: (known: number, deadline: number, changed: (error?: Error) => void) => void;
}

/** gRPC's number for a connection that is there. */
const ready = 2;

/**
 * Aborted once the engine has gone: a deployment was interrupted, and nobody waits for an answer any more. What runs a
 * program goes on by itself where it runs several.
 *
 * @param engine Pulumi's client of the engine, or anything else where there is none
 */
export function untilEngineEnds(engine: object): AbortSignal {
  const ended = new AbortController();
  const channel = channelOf(engine);
  const watch = (known: number): void =>
    channel?.watchConnectivityState(known, Infinity, () => {
      const state = channel.getConnectivityState(false);
      if (known === ready && state !== ready) ended.abort();
      else watch(state);
    });
  if (channel !== undefined) watch(channel.getConnectivityState(false));
  return ended.signal;
}

function channelOf(engine: object): Channel | undefined {
  if (!("getChannel" in engine) || typeof engine.getChannel !== "function") return undefined;
  const channel: unknown = Reflect.apply(engine.getChannel, engine, []);
  return isChannel(channel) ? channel : undefined;
}

function isChannel(value: unknown): value is Channel {
  const names = ["getConnectivityState", "watchConnectivityState"];
  return (
    typeof value === "object" && value !== null && names.every((name) => typeof Reflect.get(value, name) === "function")
  );
}
