/** A part of a text, and what it means. */
interface Part {
  readonly meant: string;
  readonly start: number;
  readonly end: number;
}

/** As JSON, a URL or HTML writes what a text cannot hold, however often a backslash was escaped itself. */
const escape =
  /\\+(?:u(?<unit>[0-9a-f]{4})|[nrtbf])|(?<bytes>(?:%[0-9a-f]{2})+)|&#(?:x(?<hex>[0-9a-f]{1,6})|(?<decimal>\d{1,7}));/giu;

/** The characters of a text one by one, and in place of each escape what it stands for. */
export function* unescaped(text: string): Generator<Part> {
  let next = 0;
  for (const match of text.matchAll(escape)) {
    yield* asTheyAre(text, next, match.index);
    next = match.index + match[0].length;
    yield { meant: meaning(match.groups ?? {}), start: match.index, end: next };
  }
  yield* asTheyAre(text, next, text.length);
}

function* asTheyAre(text: string, start: number, end: number): Generator<Part> {
  for (let index = start; index < end; index += 1) {
    yield { meant: text.charAt(index), start: index, end: index + 1 };
  }
}

/** An escape of a control character, or of nothing, has no letter. */
function meaning({ unit, bytes, hex, decimal }: Readonly<Record<string, string | undefined>>): string {
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
  if (bytes !== undefined) return percentDecoded(bytes);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}

function percentDecoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return " ";
  }
}
