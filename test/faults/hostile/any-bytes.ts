import fc from "fast-check";
import { anyText, trouble } from "./any-json.js";
import { answerOf, type Bytes } from "./raw-server.js";

const visible = (text: string): string => text.replace(/[^\x20-\x7e]+/gu, "?").slice(0, 200);

/** Heads that mislead whoever reads on. */
const heads: readonly Readonly<Record<string, string>>[] = [
  {},
  { "content-length": "5" },
  { "content-length": "99999999" },
  { "content-length": "-1" },
  { "transfer-encoding": "chunked" },
  { "content-encoding": "gzip" },
  { "retry-after": "9".repeat(400) },
  { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" },
  { "x-request-id": "a\u001b[31m::error::##vso[task.complete]" },
  { "content-type": "text/html\u0007; ##[error]" },
  { location: "http://127.0.0.1:1/" },
  { connection: "upgrade", upgrade: "websocket" },
  { "x-long": "a".repeat(100_000) },
];

/** Beginnings of an answer that no client waits for. */
const odd: readonly string[] = [
  "",
  "\r\n\r\n",
  "HTTP/1.1 200",
  "HTTP/1.1 200 OK\r\n\r\n",
  "HTTP/1.1 100 Continue\r\n\r\n",
  "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
  "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
  "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}",
  "HTTP/1.1 304 Not Modified\r\n\r\n",
  "HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n{}",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
  "HTTP/2 200\r\n\r\n",
  "::set-output name=a::b\r\n",
];

const status = fc.constantFrom(200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 413, 418, 429, 500, 502, 503, 599);

const refusal = anyText.map((text) =>
  JSON.stringify({ error: { code: text, message: text, details: { fieldErrors: [{ field: text, message: text }] } } }),
);

const body: fc.Arbitrary<Bytes> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  refusal,
  fc.json(),
  fc.constantFrom(...trouble, "[".repeat(200_000), `{"error":${'{"error":'.repeat(5000)}`, "\u0000".repeat(1000)),
);

/** Any bytes, most of them nearly an answer. */
export const anyBytes: fc.Arbitrary<Bytes> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(status, body, fc.constantFrom(...heads))
      .map(([code, text, head]) => answerOf(code, text, head)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...odd) },
  {
    weight: 1,
    arbitrary: fc.tuple(status, anyText).map(([code, text]) => answerOf(code, "{}", { "x-request-id": visible(text) })),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }) },
);
