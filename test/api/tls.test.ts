import { createServer } from "node:https";
import { describe, expect, it } from "@jest/globals";
import { selfSigned } from "./certificate.js";
import { failure, open } from "./client.js";
import { tunnelling } from "./proxies.js";
import { servers } from "./servers.js";

describe("a server with TLS", () => {
  const { serving, port } = servers();

  async function vouchedForByItself(): Promise<{ url: string; requests: () => number }> {
    let requests = 0;
    const server = createServer(selfSigned(), (_request, response) => {
      requests += 1;
      response.end("{}");
    });
    return { url: `https://127.0.0.1:${await port(server)}/api`, requests: () => requests };
  }

  it("whose certificate nobody vouches for gets no request, and the error says how to trust it", async () => {
    const { url, requests } = await vouchedForByItself();
    const error = await failure(open(url).send("POST", "/workflows", {}));
    expect(error).toMatchObject({ kind: "network", mayHaveArrived: false });
    expect(error.what).toBe("the server's certificate is self-signed; set NODE_EXTRA_CA_CERTS to its authority");
    expect(requests()).toBe(0);
  });

  it("is no more trusted behind a proxy", async () => {
    const { url, requests } = await vouchedForByItself();
    const proxy = tunnelling();
    const httpsProxy = `http://127.0.0.1:${await port(proxy.server)}`;
    const error = await failure(open(url, { httpsProxy, maxRetries: 0 }).send("POST", "/workflows", {}));
    expect(error).toMatchObject({ kind: "network", mayHaveArrived: false });
    expect(proxy.tunnels).toEqual([new URL(url).host]);
    expect(requests()).toBe(0);
  });

  it("is not found behind an http port", async () => {
    let requests = 0;
    const url = await serving((_request, response) => {
      requests += 1;
      response.end("{}");
    });
    const error = await failure(open(url.replace("http:", "https:")).send("POST", "/workflows", {}));
    expect(error).toMatchObject({ kind: "network", mayHaveArrived: false });
    expect(error.what).toBe("the server does not speak TLS on this port");
    expect(requests).toBe(0);
  });
});
