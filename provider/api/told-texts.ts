import { hiddenText, type Hidden } from "./quotation.js";

/** Every text at any depth of a value. A number is one, too: a server quotes it in the same digits. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/**
 * All texts that programs and states have brought into this process. The server knows them, now or from an earlier
 * deployment, and may repeat them in an answer about something else; any of them may be a secret.
 */
export class ToldTexts implements Iterable<Hidden> {
  /** Prepared at the first error that needs it: most deployments have none. */
  readonly #texts = new Map<string, Hidden | undefined>();
  readonly #harmless: ReadonlySet<string>;

  /** @param harmless words that are part of the package's own language */
  constructor(harmless: readonly string[]) {
    this.#harmless = new Set(harmless);
  }

  add(value: unknown): void {
    for (const text of textsIn(value)) {
      if (!this.#harmless.has(text) && !this.#texts.has(text)) this.#texts.set(text, undefined);
    }
  }

  *[Symbol.iterator](): Iterator<Hidden> {
    for (const [text, prepared] of this.#texts) {
      const hidden = prepared ?? hiddenText(text);
      if (prepared === undefined) this.#texts.set(text, hidden);
      yield hidden;
    }
  }
}
