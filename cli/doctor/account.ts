import { type Connecting, openSend } from "../../provider/account.js";
import { ApiError } from "../../provider/api/error.js";
import { isReadableByOthers } from "../../provider/api/plain-http.js";
import { proxyAddress } from "../../provider/api/proxy.js";
import { isWire, part, text, type Wire } from "../../provider/api/record.js";
import { listedRuns } from "../../provider/api/run-record.js";
import type { Settings } from "../../provider/config.js";
import { oneLine } from "../../provider/report/words.js";
import { lookAtClock } from "./clock.js";
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

/** The words with which runs have ended lately, some of which may be new to a gate. */
function endings(answer: unknown): Finding {
  const what = "runs that ended lately";
  const runs = listedRuns(answer);
  if (runs === undefined) return warning(what, "the answer has no list of runs", "Tell Armature's support.");
  const ended = runs.filter(({ endedAt }) => endedAt !== undefined).map(({ status = "without a status" }) => status);
  const counted = [...new Set(ended)].map((word) => `${oneLine(word)} ${ended.filter((one) => one === word).length}`);
  return ok(what, counted.length === 0 ? "none" : counted.join(", "));
}

/** Whether the account can be reached, and what its key may do. */
export async function lookAtAccount(settings: Settings, connecting: Connecting): Promise<Finding[]> {
  const before = transport(settings, connecting.environment);
  if (before.some(({ verdict }) => verdict === "problem")) return before;
  const send = openSend({ ...settings, maxRetries: 0 }, connecting);
  try {
    const beganMs = performance.now();
    const answer = await send("GET", "/org");
    const ms = Math.round(performance.now() - beganMs);
    const [organization, actor] = isWire(answer) ? [part(answer, "organization"), part(answer, "actor")] : [];
    const slug = organization === undefined ? undefined : text(organization, "slug");
    const reached =
      slug === undefined
        ? problem("Armature", "the answer names no organization", "Check that armature:baseUrl is Armature's REST API.")
        : ok("Armature", `organization ${oneLine(slug)}, answered in ${ms} ms`);
    const runs = endings(await send("GET", "/runs?range=7d&pageSize=200"));
    return [...before, reached, role(actor), runs, await lookAtClock(settings, connecting)];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [...before, problem("Armature", `${error.method} ${error.path} failed`, error.message)];
  }
}
