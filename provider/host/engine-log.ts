import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { getEngine, getProject, getStack, resetOptions } from "@pulumi/pulumi/runtime/settings";
import type { Tell } from "../resource.js";

const severities: Readonly<Record<Parameters<Tell>[0], LogSeverity>> = {
  passing: LogSeverity.INFO,
  info: LogSeverity.INFO,
  warning: LogSeverity.WARNING,
};

/** Says things to the engine about one resource, or, without a URN, about the whole deployment. */
export type EngineLog = (urn: string | undefined) => Tell;

/**
 * A log whose lines the engine shows, beside the resource they are about.
 *
 * @param address the engine's, which the host gets as its first argument; without it nothing is said
 */
export function engineLog(address: string | undefined): EngineLog {
  let isConnected = false;
  return (urn) => (severity, message) => {
    if (address === undefined) return;
    // The host itself never talks to the engine, so it leaves the address unset.
    if (!isConnected) resetOptions(getProject(), getStack(), -1, address, "", false, "");
    isConnected = true;
    const request = new LogRequest();
    request.setSeverity(severities[severity]);
    request.setMessage(message);
    request.setUrn(urn ?? "");
    request.setEphemeral(severity === "passing");
    getEngine()?.log(request, () => undefined);
  };
}
