import type { Allowance } from "./fault.js";

const secondMs = 1000;

/** Tells which requests come beyond what is allowed. Those that do are not counted as taken. */
export class Meter {
  readonly #allowance: Allowance;
  #takenMs: number[] = [];

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** @param inFlight requests that the server works on, this one among them */
  isBeyond(inFlight: number, nowMs: number): boolean {
    const { perSecond = Infinity, inFlight: most = Infinity } = this.#allowance;
    this.#takenMs = this.#takenMs.filter((takenMs) => nowMs - takenMs < secondMs);
    if (inFlight > most || this.#takenMs.length >= perSecond) return true;
    this.#takenMs.push(nowMs);
    return false;
  }
}
