import { isDeepStrictEqual } from "node:util";
import type { dynamic } from "@pulumi/pulumi";
import type { Existing, Properties, Resource, Tell } from "../resource.js";
import type { EngineLog } from "./engine-log.js";
import { hostError } from "./failure.js";
import type { Interruption } from "./interruption.js";
import { attachmentsIn, declarationIn, originIn, plain, stateIn } from "./values.js";

type Bag = Readonly<Record<string, unknown>>;

/** Everything that a stack's configuration or an explicit provider says, by full name: `armature:apiKey`. */
export type Configuration = (name: string) => unknown;

/** What a resource's verbs find around them. */
export interface Surroundings {
  /**
   * Is told the settings before any verb is called; it must not wait for anything, since the host does not hold other
   * verbs back meanwhile.
   */
  readonly configure: (configuration: Configuration) => void;
  /** Is told everything that a program has declared, now or earlier: no error may quote it. */
  readonly heed: (properties: Properties) => void;
  readonly interruption: Interruption;
  readonly log: EngineLog;
}

/** A resource as Pulumi's host of dynamic providers calls it. */
export function dynamicProvider(
  resource: Resource,
  { configure, heed, interruption, log }: Surroundings,
): Required<dynamic.ResourceProvider<Bag, Bag>> {
  const told = async <T>(bag: Bag, verb: () => T | Promise<T>): Promise<T> => {
    try {
      return await verb();
    } catch (error) {
      throw hostError(error, attachmentsIn(bag));
    }
  };

  /** What changes or asks something: the process waits for its answer to be said. */
  const run = <T>(bag: Bag, verb: () => Promise<T>): Promise<T> => interruption.during(() => told(bag, verb));

  const existing = (id: string, bag: Bag): Existing => {
    const state = stateIn(bag);
    heed(resource.inputsIn(state));
    return { id, state };
  };

  const kept = (state: Properties, bag: Bag): Record<string, unknown> => plain({ ...state, ...attachmentsIn(bag) });

  const tellOf = (bag: Bag): Tell => log(originIn(bag).urn);

  const foretell = (news: Bag, before?: Existing): void => {
    const message = resource.foretell?.(before, declarationIn(news));
    if (message !== undefined) tellOf(news)("info", message);
  };

  return {
    configure: ({ config }) => {
      configure((name) => config.get(name));
      return Promise.resolve();
    },
    check: (olds, news) =>
      told(news, async () => {
        // Before anything else is done with them.
        const { inputs } = declarationIn(news);
        heed(inputs);
        // What an earlier deployment was given is not looked through again: nothing is sent for it.
        const problems = isDeepStrictEqual(olds, news) ? [] : await resource.check(inputs);
        if (problems.length === 0 && Object.keys(olds).length === 0) foretell(news);
        // A blank property: the host would print the value of a named one.
        const failures = problems.map(({ path, message }) => ({ property: "", reason: `${path} ${message}` }));
        return { inputs: news, failures };
      }),
    diff: (id, olds, news) =>
      told(news, () => {
        const before = { id, state: stateIn(olds) };
        const changes = resource.differs(before, declarationIn(news));
        foretell(news, before);
        return { changes };
      }),
    create: (news) =>
      run(news, async () => {
        const { id, state } = await resource.create(declarationIn(news), tellOf(news));
        return { id, outs: kept(state, news) };
      }),
    read: (id, props = {}) =>
      run(props, async () => {
        const found = await resource.read(existing(id, props));
        if (found === undefined) return {};
        return { id, props: kept(found.state, props), inputs: kept(found.inputs, props) };
      }),
    update: (id, olds, news) =>
      run(news, async () => ({
        outs: kept(await resource.update(existing(id, olds), declarationIn(news), tellOf(news)), news),
      })),
    delete: (id, props) => run(props, () => resource.delete(existing(id, props), originIn(props))),
  };
}
