import { describe, expect, it } from "@jest/globals";
import { failure, open } from "../api/client.js";
import { servers } from "../api/servers.js";
import { ApiError } from "../../provider/api/error.js";
import { anyBytes } from "./hostile/any-bytes.js";
import { hold } from "./hostile/hold.js";
import { obeyedIn } from "./hostile/obeyed.js";
import { rawServer, type Bytes } from "./hostile/raw-server.js";

const limits = { maxRetries: 1, requestTimeoutMs: 1500, totalTimeoutMs: 3000 };

describe("whatever bytes a server answers with", () => {
  const { port, serving } = servers();

  it("a request ends in time, with JSON or with one line that nothing obeys", async () => {
    let answer: Bytes = "";
    const url = `http://127.0.0.1:${await port(rawServer(() => answer))}/api`;
    await hold(1500, [anyBytes], async (bytes) => {
      answer = bytes;
      const sentMs = Date.now();
      // No wait between attempts takes time here.
      const said: unknown = await open(url, limits)
        .send("GET", "/workflows")
        .catch((error: unknown) => error);
      expect(Date.now() - sentMs).toBeLessThan(limits.totalTimeoutMs + 500);
      if (!(said instanceof Error)) return;
      expect(said).toBeInstanceOf(ApiError);
      expect(said.message).toMatch(/^GET \/workflows failed: .{1,1500}$/u);
      expect(obeyedIn(said.message)).toEqual([]);
    });
  });

  it.each([
    { byte: " ", what: "the answer is longer than 32 MiB" },
    { byte: "[", what: "the answer has more than 1000000 values" },
  ])("one that never ends is given up, and no more of it is kept: $what", async ({ byte, what }) => {
    const chunk = Buffer.alloc(1024 * 1024, byte);
    const url = await serving((_request, response) => {
      response.on("error", () => undefined);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", more);
      more();
    });
    const before = process.memoryUsage().rss;
    const error = await failure(open(url).send("GET", "/workflows"));
    expect(error).toMatchObject({ kind: "malformed-answer", what });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });
});
