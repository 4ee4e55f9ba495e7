import type { Origin } from "../resource.js";

/**
 * Which resource of this deployment stands for which workflow. One workflow has one resource: two would undo each
 * other's changes, and the end of one would archive the other's.
 */
export class Holders {
  readonly #urns = new Map<string, string>();
  readonly #adopted = new Set<string>();
  readonly #read = new Set<string>();

  isHeld(id: string): boolean {
    return this.#urns.has(id);
  }

  /** @throws Error when another resource stands for it */
  hold(id: string, origin: Origin): void {
    if (this.#isOfAnother(id, origin)) {
      throw new Error(
        `Workflow ${id} belongs to another resource of this stack (${this.#urns.get(id)}), and may have one only: ` +
          "remove one of the two from the program; the workflow goes on under the other, if both have the same provider.",
      );
    }
    this.#urns.set(id, origin.urn);
  }

  /** Takes on one that was there before. @throws Error when another resource stands for it */
  adopt(id: string, origin: Origin): void {
    this.hold(id, origin);
    this.#adopted.add(id);
  }

  /** The program reads it, and so wants it to be there. */
  read(id: string): void {
    this.#read.add(id);
  }

  isRead(id: string): boolean {
    return this.#read.has(id);
  }

  /** Whether the end of this resource must leave it alone: another one stands for it, or has taken it on just now. */
  isNeeded(id: string, origin: Origin): boolean {
    return this.#adopted.has(id) || this.#isOfAnother(id, origin);
  }

  #isOfAnother(id: string, { urn }: Origin): boolean {
    return (this.#urns.get(id) ?? urn) !== urn;
  }
}
