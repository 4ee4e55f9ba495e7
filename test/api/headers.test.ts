import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "@jest/globals";
import { apiKey, open } from "./client.js";
import { servers } from "./servers.js";

describe("a request", () => {
  const { emulator: start, serving } = servers();

  async function sentWith(body?: unknown): Promise<{ headers: IncomingHttpHeaders; text: string; url: string }> {
    let seen: { headers: IncomingHttpHeaders; text: string; url: string } | undefined;
    const url = await serving((request, response) => {
      let text = "";
      request.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      request.on("end", () => {
        seen = { headers: request.headers, text, url: request.url ?? "" };
        response.end("{}");
      });
    });
    await open(url).send(body === undefined ? "GET" : "POST", "/workflows?page=2", body);
    if (seen === undefined) throw new Error("Nothing was sent.");
    return seen;
  }

  it("carries the key, and asks for JSON", async () => {
    const { headers, url } = await sentWith();
    expect(headers).toMatchObject({ authorization: `Bearer ${apiKey}`, accept: "application/json" });
    expect(url).toBe("/api/workflows?page=2");
  });

  it("says who sends it", async () => {
    const emulator = await start();
    await open(emulator, { userAgent: "pulumi-armature/1.2.3 node/20.20.0" }).send("GET", "/org");
    expect(await emulator.requests()).toMatchObject([{ userAgent: "pulumi-armature/1.2.3 node/20.20.0" }]);
  });

  it("without a body names no type of one", async () => {
    const { headers, text } = await sentWith();
    expect(headers).not.toHaveProperty("content-type");
    expect(text).toBe("");
  });

  it("with a body sends it as JSON, nulls and texts of any script included", async () => {
    const body = { name: "Größe 測試", schedule: null, criteria: [] };
    const { headers, text } = await sentWith(body);
    expect(headers).toMatchObject({ "content-type": "application/json" });
    expect(JSON.parse(text)).toEqual(body);
  });
});
