import { textsIn } from "./told-texts.js";

/** A run of this many characters of a hidden text counts as a quotation of it. */
const quotation = 12;
const longestText = 300;

/** Makes a text of the server's fit to be shown. */
export type Redact = (text: string) => string;

/** On one line and without control characters, so that a quotation is known however its white space was changed. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

/** Marks in `hidden` each character of `text` that quotes `secret`. */
function hideQuotations(text: string, secret: string, hidden: boolean[]): void {
  const width = Math.min(quotation, secret.length);
  if (width < 4) return;
  for (let start = 0; start + width <= text.length; start += 1) {
    if (secret.includes(text.slice(start, start + width))) hidden.fill(true, start, start + width);
  }
}

/**
 * A text of the server's as it may be shown: on one line, without control characters, of bounded length, and without
 * anything that quotes what the server was told. Any of it may have been a secret, and servers like to repeat things.
 *
 * @param told the key, the body of the request, and whatever else the server may know from us
 */
export function redact(text: string, told: Iterable<string>): string {
  const shown = onOneLine(text.slice(0, 4 * longestText));
  const hidden = new Array<boolean>(shown.length).fill(false);
  for (const secret of told) hideQuotations(shown, onOneLine(secret), hidden);
  const parts = shown.split("").map((character, index) => {
    if (hidden[index] !== true) return character;
    return hidden[index - 1] === true ? "" : "[redacted]";
  });
  const clean = parts.join("");
  return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean;
}

export function redactor(apiKey: string, body: unknown, earlier: Iterable<string>): Redact {
  return (text) => redact(text, [apiKey, ...textsIn(body), ...earlier]);
}
