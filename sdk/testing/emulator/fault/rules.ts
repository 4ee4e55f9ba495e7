import { occurs } from "../check/occurrence.js";
import type { Fault, FaultEffect } from "./fault.js";
import { Meter } from "./meter.js";

/** The fault that strikes a request. */
export interface Strike {
  readonly name: string;
  readonly effect: FaultEffect;
}

function pathMatcher(path: string | undefined): RegExp {
  if (path === undefined) return /^/u;
  if (path.startsWith("^")) return new RegExp(path, "u");
  const pattern = path
    .replace(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`)
    .replace(/\*+/gu, (stars) => (stars === "*" ? "[^/]*" : ".*"));
  return new RegExp(`^${pattern}$`, "u");
}

class Rule {
  readonly #fault: Fault;
  readonly #name: string;
  readonly #paths: RegExp;
  readonly #meter: Meter | undefined;
  #seen = 0;
  #struck = 0;

  constructor(fault: Fault, index: number) {
    this.#fault = fault;
    this.#name = fault.name ?? `faults[${index}]`;
    this.#paths = pathMatcher(fault.path);
    this.#meter = fault.beyond && new Meter(fault.beyond);
  }

  /** Counts the request when it is one of this rule's, and says whether the rule would act on it. */
  sees(method: string, path: string, inFlight: number, nowMs: number): boolean {
    const { method: only = method, nth, times = Infinity } = this.#fault;
    if (only.toUpperCase() !== method || !this.#paths.test(path)) return false;
    this.#seen += 1;
    const isBeyond = this.#meter?.isBeyond(inFlight, nowMs) ?? true;
    return isBeyond && occurs(nth, this.#seen) && this.#struck < times;
  }

  strike(): Strike {
    this.#struck += 1;
    return { name: this.#name, effect: this.#fault.do };
  }
}

/** The rules in force. Each counts every request of its own, whichever rule then acts. */
export class FaultRules {
  readonly #rules: readonly Rule[];

  constructor(faults: readonly Fault[]) {
    this.#rules = faults.map((fault, index) => new Rule(fault, index));
  }

  /** @param inFlight requests that the server works on, this one among them */
  strikeFor(method: string, path: string, inFlight: number, nowMs: number): Strike | undefined {
    const ready = this.#rules.filter((rule) => rule.sees(method, path, inFlight, nowMs));
    return ready[0]?.strike();
  }
}
