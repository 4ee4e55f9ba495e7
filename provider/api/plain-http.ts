import { isIP } from "node:net";

/** Whether requests to this address, the key in them, cross a network that others may listen to. */
export function isReadableByOthers(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !isLoopback(hostname.replace(/^\[|\]$/gu, ""));
}

function isLoopback(host: string): boolean {
  switch (isIP(host)) {
    case 4:
      return host.startsWith("127.");
    case 6:
      return host === "::1" || /^::ffff:7f[0-9a-f]{2}:/u.test(host);
    default:
      return /(?:^|\.)localhost\.?$/u.test(host);
  }
}
