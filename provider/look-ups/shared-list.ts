import { NoSuch } from "./sought.js";

interface Listing<Row> {
  /** Its place among all questions and listings. */
  readonly beganAt: number;
  readonly rows: Promise<readonly Row[]>;
}

/**
 * A list that all questions share. What it does not have may have been made since, so that whoever does not find it there
 * has it looked for in a list that began after the question did.
 */
export class SharedList<Row> {
  readonly #list: () => Promise<readonly Row[]>;
  #turns = 0;
  #listing: Listing<Row> | undefined;

  constructor(list: () => Promise<readonly Row[]>) {
    this.#list = list;
  }

  /** The rows as some question got them. */
  rows(): Promise<readonly Row[]> {
    return (this.#listing ?? this.#begin()).rows;
  }

  /** None where the list cannot be had: it is for what may have been meant, and something else is the answer. */
  rowsOrNone(): Promise<readonly Row[]> {
    return this.rows().catch(() => []);
  }

  /** @param find throws NoSuch where the rows do not have it */
  async seek<Found>(find: (rows: readonly Row[]) => Found): Promise<Found> {
    const askedAt = this.#nextTurn();
    const first = this.#listing ?? this.#begin();
    try {
      return find(await first.rows);
    } catch (error) {
      if (!(error instanceof NoSuch) || first.beganAt > askedAt) throw error;
      const later = this.#listing !== undefined && this.#listing.beganAt > askedAt ? this.#listing : this.#begin();
      return find(await later.rows);
    }
  }

  #nextTurn(): number {
    return (this.#turns += 1);
  }

  /** A list that failed is forgotten. */
  #begin(): Listing<Row> {
    const rows = this.#list();
    const listing = { beganAt: this.#nextTurn(), rows };
    this.#listing = listing;
    rows.catch(() => {
      if (this.#listing === listing) this.#listing = undefined;
    });
    return listing;
  }
}
