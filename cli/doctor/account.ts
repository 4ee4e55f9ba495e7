import { type Connecting, openSend } from "../../provider/account.js";
import { ApiError, hints } from "../../provider/api/error.js";
import type { Send } from "../../provider/api/http.js";
import { isReadableByOthers } from "../../provider/api/plain-http.js";
import { proxyAddress } from "../../provider/api/proxy.js";
import { isWire, part, text, type Wire } from "../../provider/api/record.js";
import type { Settings } from "../../provider/config.js";
import { oneLine } from "../../provider/report/words.js";
import type { Advice } from "./advice.js";
import { lookAtClock } from "./clock.js";
import { endings, ended } from "./endings.js";
import { type Finding, ok, problem, warning } from "./finding.js";

const rolesThatWrite = ["editor", "admin", "owner"];

/** What stands between this machine and the server. */
function proxy(isTls: boolean, environment: Connecting["environment"]): Finding {
  const name = isTls ? "HTTPS_PROXY" : "HTTP_PROXY";
  const setting = (upper: string): string | undefined => environment(upper.toLowerCase()) ?? environment(upper);
  const exceptions = setting("NO_PROXY") ?? "";
  try {
    const address = proxyAddress(name, setting(name));
    return ok("proxy", address === "" ? "none" : `${name}${exceptions === "" ? "" : ", but for what NO_PROXY names"}`);
  } catch (error) {
    return problem("proxy", `${name} cannot be used`, error instanceof Error ? error.message : "Give another one.");
  }
}

function transport({ baseUrl }: Settings, environment: Connecting["environment"]): Finding[] {
  const { protocol, hostname } = new URL(baseUrl);
  const isTls = protocol === "https:";
  const tls = isReadableByOthers(baseUrl)
    ? warning("TLS", `none: ${oneLine(hostname)} is another machine`, "Give an https:// address.")
    : ok("TLS", isTls ? "yes" : "none, on this machine");
  return [tls, proxy(isTls, environment)];
}

/** What a key may do. */
function role(actor: Wire | undefined): Finding {
  const named = actor === undefined ? undefined : text(actor, "role");
  if (named === undefined) return warning("role", "the server does not tell it", "Look at the key in the dashboard.");
  if (rolesThatWrite.includes(named)) return ok("role", `${named}: it may create, change, archive and dispatch`);
  const mend = "Make a key with the role editor or higher, and set armature:apiKey.";
  return problem("role", `${oneLine(named)}: it may read only`, mend);
}

/** A request that failed, and what to do about it. */
function failed(error: ApiError, advice: Advice): readonly [said: string, mend: string] {
  return [error.message.replace(hints[error.kind], "").trim(), advice(error.kind)];
}

/** What an account says of its organization and of the key, and how fast. */
async function organization(send: Send, advice: Advice): Promise<Finding[]> {
  const beganMs = performance.now();
  const answer = await send("GET", "/org");
  const ms = Math.round(performance.now() - beganMs);
  const [own, actor] = isWire(answer) ? [part(answer, "organization"), part(answer, "actor")] : [];
  const slug = own === undefined ? undefined : text(own, "slug");
  const reached =
    slug === undefined
      ? problem("Armature", "the answer names no organization", advice("malformed-answer"))
      : ok("Armature", `organization ${oneLine(slug)}, answered in ${ms} ms`);
  return [reached, role(actor)];
}

/** What a request brings; a failure is one more thing to be told. */
const found = (look: Promise<Finding[]>, failure: (error: ApiError) => Finding): Promise<Finding[]> =>
  look.catch((error: unknown) => {
    if (error instanceof ApiError) return [failure(error)];
    throw error;
  });

/** Whether the account can be reached, and what its key may do. */
export async function lookAtAccount(settings: Settings, advice: Advice, connecting: Connecting): Promise<Finding[]> {
  const before = transport(settings, connecting.environment);
  if (before.some(({ verdict }) => verdict === "problem")) return before;
  const send = openSend({ ...settings, maxRetries: 0 }, connecting);
  const own = await found(organization(send, advice), (error) => problem("Armature", ...failed(error, advice)));
  const isAnswered = own.some(({ what }) => what === "role");
  if (!isAnswered) return [...before, ...own];
  const runs = await found(endings(send), (error) => warning(ended, ...failed(error, advice)));
  return [...before, ...own, ...runs, await lookAtClock(settings, connecting)];
}
