import type { dynamic } from "@pulumi/pulumi";
import type { Existing, Resource, Tell } from "../resource.js";
import type { EngineLog } from "./engine-log.js";
import { hostError } from "./failure.js";
import type { Interruption } from "./interruption.js";
import { declarationIn, plain, stateIn } from "./values.js";

type Bag = Readonly<Record<string, unknown>>;

/** Everything that a stack's configuration or an explicit provider says, by full name: `armature:apiKey`. */
export type Configuration = (name: string) => unknown;

/**
 * A resource as Pulumi's host of dynamic providers calls it.
 *
 * @param configure is told the settings before any verb is called; it must not wait for anything, since the host does
 *   not hold other verbs back meanwhile
 */
export function dynamicProvider(
  resource: Resource,
  configure: (configuration: Configuration) => void,
  { during }: Interruption,
  log: EngineLog,
): Required<dynamic.ResourceProvider<Bag, Bag>> {
  const run = <T>(bag: Bag, verb: () => T | Promise<T>): Promise<T> =>
    during(async () => {
      try {
        return await verb();
      } catch (error) {
        throw hostError(error, bag["__provider"]);
      }
    });

  const tellOf = ({ __urn: urn }: Bag): Tell => log(typeof urn === "string" ? urn : "");

  const foretell = (news: Bag, existing?: Existing): void => {
    const message = resource.foretell?.(existing, declarationIn(news));
    if (message !== undefined) tellOf(news)("info", message);
  };

  return {
    configure: ({ config }) => {
      configure((name) => config.get(name));
      return Promise.resolve();
    },
    check: (olds, news) =>
      run(news, () => {
        const problems = resource.check(declarationIn(news).inputs);
        if (problems.length === 0 && Object.keys(olds).length === 0) foretell(news);
        // A blank property: the host would print the value of a named one.
        const failures = problems.map(({ path, message }) => ({ property: "", reason: `${path} ${message}` }));
        return { inputs: news, failures };
      }),
    diff: (id, olds, news) =>
      run(news, () => {
        const existing = { id, state: stateIn(olds) };
        const changes = resource.differs(existing, declarationIn(news));
        if (changes) foretell(news, existing);
        return { changes };
      }),
    create: (news) =>
      run(news, async () => {
        const { id, state } = await resource.create(declarationIn(news), tellOf(news));
        return { id, outs: plain(state) };
      }),
    read: (id, props = {}) =>
      run(props, async () => {
        const found = await resource.read({ id, state: stateIn(props) });
        if (found === undefined) return {};
        return { id, props: plain(found.state), inputs: plain(found.inputs) };
      }),
    update: (id, olds, news) =>
      run(news, async () => ({
        outs: plain(await resource.update({ id, state: stateIn(olds) }, declarationIn(news), tellOf(news))),
      })),
    delete: (id, props) => run(props, () => resource.delete(id)),
  };
}
