import { type ErrorKind, hints } from "../provider/api/error.js";
import { interruptedWhy } from "../provider/workflow-run/watch.js";

/** What whoever has run a command can do about an error of the API. Its settings are those of the environment. */
export const commandHints: Readonly<Record<ErrorKind, string>> = {
  "not-found":
    "It is gone, its id is wrong, or it belongs to another organization than the key: check ARMATURE_ORGANIZATION or " +
    "ARMATURE_BASE_URL, and ARMATURE_API_KEY.",
  conflict: "Someone else changed it at the same time; run the command again.",
  invalid: "Correct the named fields and run the command again.",
  unauthorized: "Check ARMATURE_API_KEY: the key may be revoked or belong to another host.",
  forbidden:
    "Make a key with an editor, admin or owner role, in an organization that may do this, and set ARMATURE_API_KEY.",
  "rate-limited": "Run the command again later, or lower ARMATURE_MAX_CONCURRENT_REQUESTS.",
  server: "Run the command again; if it stays, report the request to Armature's support.",
  network: "Check ARMATURE_BASE_URL or ARMATURE_ORGANIZATION, the network and HTTPS_PROXY, then run the command again.",
  timeout: "Run the command again, or raise ARMATURE_REQUEST_TIMEOUT_SECONDS or ARMATURE_TOTAL_TIMEOUT_SECONDS.",
  interrupted: "Run the command again.",
  "malformed-answer": "Check that ARMATURE_BASE_URL is Armature's REST API and that no proxy answers in its place.",
};

/** Whoever only reads needs no role for it. */
const forbiddenToRead =
  "Any role may read: make a key in an organization that may do this, and set ARMATURE_API_KEY to it.";

const refusedRead = /\bGET \S+ failed: (?:(?!\b[A-Z]+ \S+ failed: ).)*/gs;

const replaced: readonly (readonly [string, string])[] = [
  ...Object.entries(hints).map(([kind, hint]) => [hint, commandHints[kind as ErrorKind]] as const),
  [interruptedWhy, "the command was interrupted"],
  ["(timeoutSeconds)", "(--timeout)"],
  ["(queueTimeoutSeconds)", "(--queue-timeout)"],
  ["give this resource an idempotencyKey of its own", "give another --idempotency-key"],
];

/** A text of the provider's, which may hold errors of the API, with the advice for a command in place of a deployment's. */
export const inCommandWords = (text: string): string =>
  replaced.reduce(
    (told, [deployments, commands]) => told.replaceAll(deployments, commands),
    text.replace(refusedRead, (read) => read.replace(hints.forbidden, forbiddenToRead)),
  );
