/** A run of this many characters of the request's own text counts as a quotation of it. */
const quotation = 12;
const longestText = 300;

/** Every text at any depth of a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

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
 * anything that quotes what we sent. Any of it may have been a secret, and servers like to repeat what they refuse.
 *
 * @param sent the key and the body of the request
 */
export function redact(text: string, sent: unknown): string {
  const shown = onOneLine(text.slice(0, 4 * longestText));
  const hidden = new Array<boolean>(shown.length).fill(false);
  for (const secret of textsIn(sent)) hideQuotations(shown, onOneLine(secret), hidden);
  const parts = shown.split("").map((character, index) => {
    if (hidden[index] !== true) return character;
    return hidden[index - 1] === true ? "" : "[redacted]";
  });
  const clean = parts.join("");
  return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean;
}
