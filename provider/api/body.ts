/** The longest answer that is read: a thousand workflows with long prompts take a tenth of it. */
const maxBytes = 32 * 1024 * 1024;

/** The most values in it: each takes many times its text's room once it is parsed. A thousand workflows take a tenth. */
const maxValues = 1_000_000;

/** Thrown when an answer is longer than we are ready to hold in memory. */
export class AnswerTooLarge extends Error {}

/** The text of a body, read up to a bound; leaving the loop early destroys the stream and with it the connection. */
export async function boundedText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  const values = new ValueCount();
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AnswerTooLarge(`the answer is longer than ${maxBytes / 1024 / 1024} MiB`);
    if (values.with(chunk) > maxValues) throw new AnswerTooLarge(`the answer has more than ${maxValues} values`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const [comma, list, object, quote, backslash] = Buffer.from(',[{"\\');

/** How many values JSON has so far: each but the first is behind a comma or a bracket that is in no text. */
class ValueCount {
  #count = 0;
  #isInText = false;
  #isEscaped = false;

  with(chunk: Uint8Array): number {
    for (const byte of chunk) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === quote) this.#isInText = !this.#isInText;
      else if (this.#isInText) this.#isEscaped = byte === backslash;
      else if (byte === comma || byte === list || byte === object) this.#count += 1;
    }
    return this.#count;
  }
}
