import { isDeepStrictEqual } from "node:util";
import type { Bag } from "./bag.js";
import { ProviderFailure } from "./failure.js";
import { type Handler, inputs } from "./inputs.js";
import type { Verbs } from "./verbs.js";

/** What the state of a stack holds of a resource. */
export interface Kept {
  readonly id: string;
  readonly inputs: Bag;
  readonly state: Bag;
  /** A failed write is followed by an update, whatever the diff says; a look makes the engine forget that. */
  readonly isUnfinished: boolean;
}

/** A check has refused the inputs. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** One resource of a stack: what the engine keeps of it, and the order in which it calls the provider. */
export class StackResource {
  #verbs: Verbs;
  readonly #name: string;
  readonly #handler: Handler;
  #kept: Kept | undefined;

  /** @param kept what an earlier stack of the same name has left */
  constructor(verbs: Verbs, name: string, handler: Handler = "workflow", kept?: Kept) {
    this.#verbs = verbs;
    this.#name = name;
    this.#handler = handler;
    this.#kept = kept;
  }

  /** From now on another process answers for it, as in the next deployment. */
  moveTo(verbs: Verbs): void {
    this.#verbs = verbs;
  }

  /** What the stack has of it. @throws Error when it has nothing */
  get kept(): Kept {
    if (this.#kept === undefined) throw new Error(`${this.#name} is not in the stack.`);
    return this.#kept;
  }

  get isInStack(): boolean {
    return this.#kept !== undefined;
  }

  /**
   * `pulumi up` with a program that declares this.
   *
   * @param adopt the resource option `import`
   * @throws Refused | ProviderFailure
   */
  async up(args: Bag, adopt?: string): Promise<"created" | "updated" | "same"> {
    const before = this.#kept;
    const declared = inputs(this.#name, args, adopt, this.#handler);
    const { inputs: news, failures } = await this.#verbs.check(before?.inputs ?? {}, declared);
    if (failures.length > 0) throw new Refused(failures.map(({ reason }) => reason).join("\n"));
    if (before === undefined) {
      await this.#keep(news, () => this.#verbs.create(news));
      return "created";
    }
    const { id, state, isUnfinished } = before;
    const { changes, replaces } = await this.#verbs.diff(id, state, news);
    if (replaces.length > 0) throw new Error(`A change of ${replaces.join(", ")} would replace ${this.#name}.`);
    if (changes !== "some" && !isUnfinished) {
      this.#kept = { ...before, inputs: news };
      return "same";
    }
    await this.#keep(news, async () => ({ id, properties: await this.#verbs.update(id, state, news) }));
    return "updated";
  }

  /** `pulumi refresh`: the names of the inputs and outputs that a look has changed; undefined when it is gone. */
  async refresh(): Promise<string[] | undefined> {
    const before = this.kept;
    const found = await this.#verbs.read(before.id, before.state);
    this.#kept = found && { id: found.id, inputs: found.inputs, state: found.properties, isUnfinished: false };
    if (found === undefined) return undefined;
    return [...new Set([...differing(before.inputs, found.inputs), ...differing(before.state, found.properties)])];
  }

  /** `pulumi destroy`. @throws ProviderFailure */
  async destroy(): Promise<void> {
    await this.#verbs.delete(this.kept.id, this.kept.state);
    this.#kept = undefined;
  }

  async #keep(news: Bag, write: () => Promise<{ readonly id: string; readonly properties: Bag }>): Promise<void> {
    try {
      const { id, properties } = await write();
      this.#kept = { id, inputs: news, state: properties, isUnfinished: false };
    } catch (error) {
      const partial = error instanceof ProviderFailure ? error.partial : undefined;
      if (partial !== undefined) {
        this.#kept = { id: partial.id, inputs: news, state: partial.properties, isUnfinished: true };
      }
      throw error;
    }
  }
}

/** The engine keeps what starts like this out of its diffs. */
const isInternal = (name: string): boolean => name.startsWith("__");

const differing = (before: Bag, after: Bag): string[] =>
  Object.keys({ ...before, ...after }).filter(
    (name) => !isInternal(name) && !isDeepStrictEqual(before[name], after[name]),
  );
