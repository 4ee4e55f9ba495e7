import path from "node:path";
import type { Places } from "./publish.js";

/** Which gate of a deployment reports to which file: of two on one path the last would hide the other's verdict. */
export class ClaimedPlaces {
  readonly #owners = new Map<string, string>();

  /** @throws Error when another gate has one of them */
  claim(urn: string, places: Places): void {
    for (const [kind, place] of Object.entries(places)) {
      const file = path.resolve(place);
      const owner = this.#owners.get(file) ?? urn;
      if (owner !== urn) {
        const other = owner.slice(owner.lastIndexOf("::") + 2);
        throw new Error(
          `reports.${kind} is the path of a report of the run ${other}, too: give each its own. Nothing was dispatched.`,
        );
      }
      this.#owners.set(file, urn);
    }
  }
}
