/** The longest answer that is read: a thousand workflows with long prompts take a tenth of it. */
const maxBytes = 32 * 1024 * 1024;

/** Thrown when an answer is longer than we are ready to hold in memory. */
export class AnswerTooLarge extends Error {}

/** The text of a body, read up to a bound; leaving the loop early destroys the stream and with it the connection. */
export async function boundedText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AnswerTooLarge(`the answer is longer than ${maxBytes / 1024 / 1024} MiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
