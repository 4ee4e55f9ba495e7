import { eachQuotation, hiddenText, onOneLine, width, type Hidden } from "./quotation.js";
import { textsIn } from "./told-texts.js";

const longestText = 300;

/** So much of a text is looked at: most of it may have to be hidden. */
const most = 4 * longestText;

/** What begins a command to a CI service wherever it stands on a line, such as `##[error]` or `##vso[`. */
const command = /##(?=\w*\[)/gu;

export const withoutCommands = (text: string): string => text.replace(command, "# #");

/** A cut or a quotation may begin or end within a character of two units. */
const halves = /\p{Cs}/gu;

/** Makes a text of the server's fit to be shown. */
export type Redact = (text: string) => string;

/**
 * A text of the server's as it may be shown: on one line, without what a terminal or a CI service obeys, of bounded length,
 * and without anything that quotes what the server was told. Any of it may have been a secret, and servers like to repeat things.
 *
 * @param told whatever the server may know from us
 */
export function redact(text: string, told: Iterable<Hidden>): string {
  // What begins before the cut is looked for beyond it.
  const shown = onOneLine(text).slice(0, most + width);
  const hidden = new Array<boolean>(shown.length).fill(false);
  eachQuotation(shown, told, (start, end) => {
    hidden.fill(true, start, end);
  });
  const parts = shown
    .slice(0, most)
    .split("")
    .map((character, index) => {
      if (hidden[index] !== true) return character;
      return hidden[index - 1] === true ? "" : "[redacted]";
    });
  const clean = parts.join("");
  const cut = clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean;
  return withoutCommands(cut.replace(halves, ""));
}

/**
 * @param path of the request, which the same message names: what stands in it is no secret
 * @param earlier what the server may know beside the key and the body of the request
 */
export function redactor(apiKey: string, path: string, body: unknown, earlier: Iterable<Hidden>): Redact {
  const secretPart = apiKey.slice(apiKey.indexOf("_", "amt_".length) + 1);
  // Prepared when there is an error to show: most requests have none.
  const shown = decodeURIComponent(path);
  return (text) => {
    const told = [...[apiKey, secretPart, ...textsIn(body)].map(hiddenText), ...earlier];
    return redact(
      text,
      told.filter(({ line }) => !shown.includes(line)),
    );
  };
}
