import { setMaxListeners } from "node:events";
import { ApiError } from "../../provider/api/error.js";
import { openHttp, type HttpOptions, type Send } from "../../provider/api/http.js";

export const apiKey = "amt_key1_c2VjcmV0LW9mLXRoZS1rZXk";

/** A client whose waits take no time but on its own clock. */
export interface Client {
  readonly send: Send;
  /** The waits between attempts, in milliseconds. */
  readonly waits: readonly number[];
  /** Moves the client's clock. */
  readonly skip: (ms: number) => void;
}

/** Opens a client for an emulator or for a base URL, with the limits that the test is about. */
export function open(
  account: string | { readonly url: string; readonly apiKey: string },
  limits: Partial<HttpOptions> = {},
): Client {
  const waits: number[] = [];
  let skippedMs = 0;
  const skip = (ms: number): void => {
    skippedMs += ms;
  };
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const { url, apiKey: key } = typeof account === "string" ? { url: account, apiKey } : account;
  const send = openHttp({
    baseUrl: url,
    apiKey: key,
    userAgent: "pulumi-armature/test",
    hidden: [],
    requestTimeoutMs: 10_000,
    totalTimeoutMs: 60_000,
    maxRetries: 2,
    maxConcurrentRequests: 8,
    httpProxy: undefined,
    httpsProxy: undefined,
    noProxy: undefined,
    signal,
    now: () => Date.now() + skippedMs,
    random: () => 0.5,
    pause: (delayMs) => {
      waits.push(delayMs);
      skip(delayMs);
      return Promise.resolve(true);
    },
    ...limits,
  });
  return { send, waits, skip };
}

/** The error that a request ends with. */
export async function failure(answer: Promise<unknown>): Promise<ApiError> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error("The request succeeded.");
}
