const schemes: readonly string[] = ["http:", "https:", "socks5:"];

/**
 * The address of a proxy; empty when there is none. As everywhere, `http://` may be left out.
 *
 * @throws Error without the value, which may hold a password
 */
export function proxyAddress(variable: "HTTP_PROXY" | "HTTPS_PROXY", value: string | undefined): string {
  const given = value?.trim() ?? "";
  if (given === "") return "";
  const address = given.includes("://") ? given : `http://${given}`;
  if (isUsable(address)) return address;
  const form = "http://<host>:<port>, with <user>:<password>@ before the host when it asks for them, %-encoded";
  throw new Error(`${variable} is not the address of a proxy. Give it as ${form}.`);
}

function isUsable(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address);
    decodeURIComponent(username + password);
    return schemes.includes(protocol);
  } catch {
    return false;
  }
}
