import type { dynamic } from "@pulumi/pulumi";
import type { Resource } from "../resource.js";
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
): Required<dynamic.ResourceProvider<Bag, Bag>> {
  const run = <T>(bag: Bag, verb: () => T | Promise<T>): Promise<T> =>
    during(async () => {
      try {
        return await verb();
      } catch (error) {
        throw hostError(error, bag["__provider"]);
      }
    });

  return {
    configure: ({ config }) => {
      configure((name) => config.get(name));
      return Promise.resolve();
    },
    check: (_olds, news) =>
      run(news, () => ({
        inputs: news,
        // A blank property: the host would print the value of a named one.
        failures: resource
          .check(declarationIn(news).inputs)
          .map(({ path, message }) => ({ property: "", reason: `${path} ${message}` })),
      })),
    diff: (id, olds, news) =>
      run(news, () => ({ changes: resource.differs({ id, state: stateIn(olds) }, declarationIn(news)) })),
    create: (news) =>
      run(news, async () => {
        const { id, state } = await resource.create(declarationIn(news));
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
        outs: plain(await resource.update({ id, state: stateIn(olds) }, declarationIn(news))),
      })),
    delete: (id, props) => run(props, () => resource.delete(id)),
  };
}
