import { unescaped } from "./escapes.js";

/** A run of this many letters and digits of a hidden text counts as a quotation of it. */
export const width = 12;

/** A shorter text counts as a whole; one shorter than this would hide every other word. */
const shortest = 4;

/** A text that must not be quoted. A quotation may be escaped, wrapped or spelt otherwise: its letters tell. */
export interface Hidden {
  /** On one line. */
  readonly line: string;
  /** Its letters and digits, in lower case. */
  readonly letters: string;
}

/** Without what lies beyond the plane that every alphabet in use is in: there one letter is one place. */
const noLetters = /[^\p{L}\p{N}]+|[\u{10000}-\u{10FFFF}]+/gu;

/** On one line and without control characters. */
export const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

export const hiddenText = (text: string): Hidden => ({ line: onOneLine(text), letters: lettersOf(text).letters });

/** Where the letters of a text stand in it: each from here to there. */
interface Letters {
  readonly letters: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The letters and digits of a text in lower case, those that are escaped too. */
function lettersOf(text: string): Letters {
  const [from, to]: [number[], number[]] = [[], []];
  let letters = "";
  for (const { meant, start, end } of unescaped(text)) {
    for (const character of meant.toLowerCase().split("")) {
      if (character.replace(noLetters, "") === "") continue;
      letters += character;
      from.push(start);
      to.push(end);
    }
  }
  return { letters, from, to };
}

const bits = 16;

/** Grows by one letter at its end and shrinks by one at its start in a step each. */
const factor = 31;
const leaving = Array.from({ length: width - 1 }).reduce<number>((power) => Math.imul(power, factor), 1);

/** The hashes of all windows of a text, by where each begins. */
function eachWindow(text: string, take: (hash: number, start: number) => void): void {
  let hash = 0;
  for (let end = 0; end < text.length; end += 1) {
    if (end >= width) hash -= Math.imul(text.charCodeAt(end - width), leaving);
    hash = (Math.imul(hash, factor) + text.charCodeAt(end)) | 0;
    if (end >= width - 1) take(hash, end - width + 1);
  }
}

type Mark = (start: number, end: number) => void;

/** Calls `mark` with each part of a text that quotes a hidden one, letter by letter or as it stands. */
export function eachQuotation(shown: string, hidden: Iterable<Hidden>, mark: Mark): void {
  const all = [...hidden];
  const { letters, from, to } = lettersOf(shown);
  const lines = all.map(({ line }) => line);
  eachCommon(shown, lines, mark);
  const inLetters = all.map((text) => text.letters);
  eachCommon(letters, inLetters, (start, end) => mark(from[start] ?? 0, to[end - 1] ?? 0));
}

function eachCommon(shown: string, hidden: readonly string[], mark: Mark): void {
  const starts = new Map<number, number[]>();
  const seen = new Uint8Array(1 << bits);
  eachWindow(shown, (hash, start) => {
    seen[hash >>> (32 - bits)] = 1;
    starts.set(hash, [...(starts.get(hash) ?? []), start]);
  });
  for (const text of hidden) {
    if (text.length < width) eachWhole(shown, text, mark);
    // A thousand long prompts are gone through for each error, so all but a few windows have to cost next to nothing.
    eachWindow(text, (hash, from) => {
      if (seen[hash >>> (32 - bits)] !== 1) return;
      const window = text.slice(from, from + width);
      for (const start of starts.get(hash) ?? []) if (shown.startsWith(window, start)) mark(start, start + width);
    });
  }
}

function eachWhole(shown: string, text: string, mark: Mark): void {
  if (text.length < shortest) return;
  for (let start = shown.indexOf(text); start >= 0; start = shown.indexOf(text, start + 1)) {
    mark(start, start + text.length);
  }
}
