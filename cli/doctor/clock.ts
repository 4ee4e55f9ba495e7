import { type Connecting, httpOptions } from "../../provider/account.js";
import { serverDate } from "../../provider/api/server-date.js";
import type { Settings } from "../../provider/config.js";
import { type Finding, ok, warning } from "./finding.js";

/** How far two clocks may be apart before a key, a certificate or a wait is affected. */
const mostSkewMs = 60_000;

/** How long to wait for the server's, which is worth no more. */
const limitMs = 5000;

/** How far this machine's clock is from the server's, by the time that the head of an answer tells. */
export async function lookAtClock(settings: Settings, connecting: Connecting): Promise<Finding> {
  const date = await serverDate(httpOptions(settings, connecting), limitMs);
  const skewMs = Date.now() - Date.parse(date ?? "");
  if (!Number.isFinite(skewMs)) return ok("clock", "not compared: no answer told the server's");
  const said = `${Math.round(Math.abs(skewMs) / 1000)} s apart from the server's`;
  return Math.abs(skewMs) > mostSkewMs ? warning("clock", said, "Set this machine's clock.") : ok("clock", said);
}
