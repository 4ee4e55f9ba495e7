import path from "node:path";
import type { Places } from "./publish.js";

/** Which gate of a deployment reports to which file: of two on one path the last would hide the other's verdict. */
export class ClaimedPlaces {
  readonly #owners = new Map<string, string>();

  /** The places that are this gate's, and an error when another one has the others. */
  claim(urn: string, places: Places): { readonly own: Places; readonly error: Error | undefined } {
    const taken = Object.entries(places).filter(([, place]) => this.#ownerOf(place, urn) !== urn);
    const own = Object.fromEntries(
      Object.entries(places).filter((entry) => !taken.some(([kind]) => kind === entry[0])),
    );
    for (const place of Object.values(own)) this.#owners.set(path.resolve(place), urn);
    const [first] = taken;
    if (first === undefined) return { own, error: undefined };
    const [kind, place] = first;
    const other = this.#ownerOf(place, urn).split("::").at(-1);
    const what = `reports.${kind} is the path of a report of the run ${other}, too: give each its own.`;
    return { own, error: new Error(`${what} Nothing was dispatched.`) };
  }

  #ownerOf(place: string, urn: string): string {
    return this.#owners.get(path.resolve(place)) ?? urn;
  }
}
