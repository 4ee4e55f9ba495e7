import { describe, expect, it } from "@jest/globals";
import { apiKey, failure, open } from "./client.js";
import { servers } from "./servers.js";

const prompt = "Log in as tester with the word Xk7-open-sesame-Q2.\nThen:\n  find\tall\n  bugs\n  of mine.";
const body = {
  name: "Search",
  testerPrompt: prompt,
  criteria: [{ criterionText: "It never shows Xk7-open-sesame-Q2" }],
  metadata: { token: "9f8e7d6c5b4a", owner: { mail: "someone@example.com" } },
};

/** What no message may hold, by what it is. */
const secrets = [
  { what: "the key", secret: apiKey },
  { what: "the secret part of the key", secret: apiKey.slice(9) },
  { what: "the prompt", secret: prompt },
  { what: "a part of the prompt", secret: "Xk7-open-sesame-Q2" },
  { what: "a text of the prompt's in other white space", secret: "find all bugs of mine" },
  { what: "a value of the metadata", secret: "9f8e7d6c5b4a" },
  { what: "a nested value", secret: "someone@example.com" },
];

/** The places of an answer that may quote a request. */
const places: readonly {
  place: string;
  answer: (text: string) => { status: number; type?: string; id?: string; text: string };
}[] = [
  {
    place: "the message",
    answer: (text) => ({ status: 400, text: JSON.stringify({ error: { message: `No: ${text}!` } }) }),
  },
  { place: "the code", answer: (text) => ({ status: 400, text: JSON.stringify({ error: { code: text } }) }) },
  {
    place: "a field's message",
    answer: (text) => ({
      status: 400,
      text: JSON.stringify({ error: { details: { fieldErrors: [{ field: text, message: `"${text}" is taken` }] } } }),
    }),
  },
  { place: "the request's id", answer: (text) => ({ status: 403, id: text, text: '{"error":{"message":"No"}}' }) },
  { place: "the type of a page", answer: (text) => ({ status: 500, type: `text/html; ${text}`, text: "" }) },
  { place: "the type of a page with 200", answer: (text) => ({ status: 200, type: `text/html; ${text}`, text: "no" }) },
  { place: "a page", answer: (text) => ({ status: 502, type: "text/html", text: `<p>${text}</p>` }) },
  { place: "an answer that is no JSON", answer: (text) => ({ status: 200, text: `{"name": ${text}` }) },
];

describe("an error's text", () => {
  const { serving } = servers();

  it.each(places.flatMap((row) => secrets.map((entry) => ({ ...row, ...entry }))))(
    "does not hold $what when $place quotes it",
    async ({ answer, secret }) => {
      const oneLine = secret.replace(/\s+/g, " ");
      const url = await serving((_request, response) => {
        const { status, type = "application/json", id = "req_1", text } = answer(oneLine);
        response.writeHead(status, { "content-type": type, "x-request-id": id }).end(text);
      });
      const error = await failure(open(url, { maxRetries: 0 }).send("POST", "/workflows", body));
      for (const text of [error.message, error.what, error.requestId ?? "", JSON.stringify(error), error.stack ?? ""]) {
        expect(text).not.toContain(oneLine);
        for (let start = 0; start + 12 <= oneLine.length; start += 1) {
          expect(text).not.toContain(oneLine.slice(start, start + 12));
        }
      }
    },
  );

  it("does not hold the name of a host that is unknown", async () => {
    const { message } = await failure(open("http://nowhere.invalid/api", { maxRetries: 0 }).send("GET", "/org"));
    expect(message).toMatch(/^GET \/org failed: the host name (is unknown|could not be looked up)\. /);
    expect(message).not.toContain("nowhere.invalid");
  });
});
