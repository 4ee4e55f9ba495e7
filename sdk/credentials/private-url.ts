import { isIPv4, isIPv6 } from "node:net";

const urls = /\bhttps?:\/\/[^\s"'<>()]+/gi;

/** Addresses that mean another machine for everybody, or that no other network reaches. */
const privateIPv4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const privateIPv6 = /^(?:::1?$|f[cd]|fe[89ab])/i;
const privateName = /(?:^|\.)(?:localhost|internal|local|lan|corp|intranet|home\.arpa)$/i;

function isPrivate(host: string): boolean {
  if (isIPv4(host)) return privateIPv4.test(host);
  const bare = host.replace(/^\[|\]$/g, "");
  if (isIPv6(bare)) return privateIPv6.test(bare);
  return privateName.test(host) || !host.includes(".");
}

/** What is wrong with the addresses in a text. */
export function urlProblems(text: string, allowedHosts: readonly string[]): string[] {
  return (text.match(urls) ?? []).flatMap((found) => {
    if (!URL.canParse(found)) return [];
    const url = new URL(found);
    return [
      ...(url.password === "" ? [] : ["a URL with a password"]),
      ...(isPrivate(url.hostname) && !allowedHosts.includes(url.hostname) ? ["a private URL"] : []),
    ];
  });
}
