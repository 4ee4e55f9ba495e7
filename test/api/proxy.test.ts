import { describe, expect, it } from "@jest/globals";
import { failure, open } from "./client.js";
import { tunnelling } from "./proxies.js";
import { closedPort, servers } from "./servers.js";

const placeOf = (url: string): string => new URL(url).host;

describe("a proxy", () => {
  const { emulator: start, port } = servers();

  it.each(["http://", ""])(
    "given as %j and an address carries the requests through tunnels that are kept",
    async (scheme) => {
      const emulator = await start();
      const proxy = tunnelling();
      const { send } = open(emulator, { httpProxy: `${scheme}127.0.0.1:${await port(proxy.server)}` });
      for (let time = 0; time < 9; time += 1) expect(await send("GET", "/workflows")).toEqual({ rows: [] });
      expect(new Set(proxy.tunnels)).toEqual(new Set([placeOf(emulator.url)]));
      expect(new Set(proxy.authorizations)).toEqual(new Set([undefined]));
      // The second request may come before the first tunnel counts as free again.
      expect(proxy.tunnels.length).toBeLessThanOrEqual(2);
    },
  );

  it("gets the name and password of its address, %-encoded ones too", async () => {
    const emulator = await start();
    const proxy = tunnelling();
    const { send } = open(emulator, { httpProxy: `http://me:s%40cret@127.0.0.1:${await port(proxy.server)}` });
    await send("GET", "/workflows");
    expect(proxy.authorizations).toEqual([`Basic ${btoa("me:s@cret")}`]);
  });

  it.each(["127.0.0.1", "example.com,127.0.0.1", "*"])(
    "is passed by for a host that NO_PROXY %s names",
    async (noProxy) => {
      const emulator = await start();
      const proxy = tunnelling();
      const { send } = open(emulator, { httpProxy: `http://127.0.0.1:${await port(proxy.server)}`, noProxy });
      expect(await send("GET", "/workflows")).toEqual({ rows: [] });
      expect(proxy.tunnels).toEqual([]);
    },
  );

  it("for http addresses is not used for https ones, nor the other way round", async () => {
    const proxy = tunnelling();
    const address = `http://127.0.0.1:${await port(proxy.server)}`;
    const closed = await closedPort();
    await failure(open(closed.replace("http:", "https:"), { httpProxy: address }).send("GET", "/org"));
    await failure(open(closed, { httpsProxy: address }).send("GET", "/org"));
    expect(proxy.tunnels).toEqual([]);
  });

  it("for https addresses is asked for a tunnel to them", async () => {
    const proxy = tunnelling(403);
    const httpsProxy = `http://127.0.0.1:${await port(proxy.server)}`;
    await failure(open("https://acme.example/api", { httpsProxy, maxRetries: 0 }).send("GET", "/org"));
    expect(proxy.tunnels).toEqual(["acme.example:443"]);
  });

  it.each(["nothing", "closed connection"] as const)(
    "that answers with %s is given up at the deadline, and is sent nothing later",
    async (answer) => {
      const emulator = await start();
      const proxy = tunnelling(answer);
      const { send } = open(emulator, {
        httpProxy: `http://127.0.0.1:${await port(proxy.server)}`,
        requestTimeoutMs: 500,
        maxRetries: 0,
      });
      const beganMs = performance.now();
      expect(await failure(send("POST", "/workflows", {}))).toMatchObject({ kind: "timeout", mayHaveArrived: true });
      expect(performance.now() - beganMs).toBeLessThan(5000);
      expect(proxy.tunnels).toContain(placeOf(emulator.url));
      expect(await emulator.requests()).toEqual([]);
    },
  );

  it.each([403, 407, 502])("that refuses with %i is told of, and nothing can have arrived", async (status) => {
    const emulator = await start();
    const proxy = tunnelling(status);
    const client = open(emulator, { httpProxy: `http://me:s3cret-word@127.0.0.1:${await port(proxy.server)}` });
    const error = await failure(client.send("POST", "/workflows", { name: "Search" }));
    const what = `the proxy refused the connection with ${status}`;
    expect(error).toMatchObject({ kind: "network", what, mayHaveArrived: false });
    expect(error.message).not.toContain("s3cret");
    expect(await emulator.requests()).toEqual([]);
    expect(proxy.tunnels).toHaveLength(3);
  });

  it("that does not run is told of, and nothing can have arrived", async () => {
    const emulator = await start();
    const { port: free } = new URL(await closedPort());
    const client = open(emulator, { httpProxy: `http://me:s3cret-word@127.0.0.1:${free}` });
    const error = await failure(client.send("POST", "/workflows", {}));
    expect(error).toMatchObject({ kind: "network", what: "the connection was refused", mayHaveArrived: false });
    expect(error.message).toContain("HTTPS_PROXY");
    expect(error.message).not.toMatch(/s3cret|127\.0\.0\.1/);
  });
});

describe("the address of a proxy", () => {
  const given = { httpProxy: undefined, httpsProxy: undefined };

  it.each(["ftp://me:s3cret@proxy", "http://me:s3cret@", "me:s3cret", "http://me:s3cret%@proxy", "://s3cret"])(
    "is refused as %s by the name of its variable and without its value",
    (address) => {
      for (const [url, name, variable] of [
        ["http://acme.example/api", "httpProxy", "HTTP_PROXY"],
        ["https://acme.example/api", "httpsProxy", "HTTPS_PROXY"],
      ] as const) {
        const opening = (): unknown => open(url, { ...given, [name]: address });
        expect(opening).toThrow(new RegExp(`^${variable} is not the address of a proxy`));
        expect(opening).not.toThrow(/s3cret/);
      }
    },
  );

  it("is not looked at when it is the one for other addresses", () => {
    expect(() => open("https://acme.example/api", { ...given, httpProxy: "nonsense://" })).not.toThrow();
  });
});
