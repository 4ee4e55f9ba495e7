import { describe, expect, it } from "@jest/globals";
import { isReadableByOthers } from "../../provider/api/plain-http.js";

describe("an address without TLS", () => {
  it.each([
    "acme.example",
    "10.0.0.7",
    "128.0.0.1",
    "[fe80::1]",
    "[::2]",
    "[::ffff:0.127.0.1]",
    "localhost.acme.example",
    "127.acme.example",
  ])("on %s can be listened to", (host) => {
    expect(isReadableByOthers(`http://${host}:8080/api`)).toBe(true);
    expect(isReadableByOthers(`https://${host}/api`)).toBe(false);
  });

  it.each([
    "localhost",
    "LOCALHOST",
    "localhost.",
    "armature.localhost",
    "127.0.0.1",
    "127.8.8.8",
    "2130706433",
    "[::1]",
    "[::ffff:127.0.0.1]",
  ])("on %s stays on this machine", (host) => {
    expect(isReadableByOthers(`http://${host}:8080/api`)).toBe(false);
  });
});
