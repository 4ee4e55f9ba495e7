import { describe, expect, it } from "@jest/globals";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

const mib = 1024 * 1024;

describe("an answer", () => {
  const { emulator: start, serving } = servers();

  it("that does not end is given up at a bound, and not asked for again", async () => {
    const emulator = await start({ faults: [{ do: { endless: true } }] });
    const error = await failure(open(emulator).send("GET", "/workflows"));
    expect(error).toMatchObject({ kind: "malformed-answer", what: "the answer is longer than 32 MiB" });
    expect(await emulator.requests()).toHaveLength(1);
  });

  it("of many workflows is read whole", async () => {
    const rows = Array.from({ length: 8 }, (_, index) => ({ id: `wf_${index}`, testerPrompt: "é".repeat(mib) }));
    const url = await serving((_request, response) => response.end(JSON.stringify({ rows })));
    expect(await open(url).send("GET", "/workflows")).toEqual({ rows });
  });

  it("may be cut between the bytes of a character", async () => {
    const bytes = Buffer.from('{"name":"größer"}');
    const url = await serving((_request, response) => {
      response.write(bytes.subarray(0, 12));
      setTimeout(() => response.end(bytes.subarray(12)), 20);
    });
    expect(await open(url).send("GET", "/workflows")).toEqual({ name: "größer" });
  });

  it.each([
    { what: "the answer is empty (application/json)", type: "application/json", body: "" },
    { what: "the answer is not JSON (text/html)", type: "text/html", body: "<h1>Sign in</h1>" },
    { what: "the answer is not JSON (no content type)", type: undefined, body: "{" },
  ])("that cannot be read is told without its body: $what", async ({ what, type, body }) => {
    const url = await serving((_request, response) => {
      response.writeHead(200, type === undefined ? {} : { "content-type": type }).end(body);
    });
    const error = await failure(open(url).send("GET", "/workflows"));
    expect(error).toMatchObject({ kind: "malformed-answer", status: 200, what });
    expect(error.message).toContain("armature:baseUrl");
  });

  it.each(["[]", "{}", "0"])(
    "of millions of values is given up before it takes its many times larger room: %s",
    async (value) => {
      const url = await serving((_request, response) => {
        response.end(`[${Array.from({ length: 1_100_000 }, () => value).join(",")}]`);
      });
      const error = await failure(open(url).send("GET", "/workflows"));
      expect(error).toMatchObject({ kind: "malformed-answer", what: "the answer has more than 1000000 values" });
    },
  );

  it("of few long texts is read, whatever stands in them", async () => {
    const told = { rows: [{ prompt: '\\"[{,'.repeat(300_000) }] };
    const url = await serving((_request, response) => response.end(JSON.stringify(told)));
    expect(await open(url).send("GET", "/workflows")).toEqual(told);
  });

  it("that names a type of endless length is told in one short line", async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200, { "content-type": `text/${"x".repeat(4000)}` }).end("no");
    });
    expect((await failure(open(url).send("GET", "/workflows"))).message.length).toBeLessThan(700);
  });

  it("shorter than it says, since the connection broke, is asked for again", async () => {
    let seen = 0;
    const url = await serving((_request, response) => {
      seen += 1;
      if (seen > 1) return void response.end('{"rows":[]}');
      response.writeHead(200, { "content-length": "1000" }).write('{"rows":[');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await open(url).send("GET", "/workflows")).toEqual({ rows: [] });
    expect(seen).toBe(2);
  });
});
