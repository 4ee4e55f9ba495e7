import type { Json } from "../json.js";

/** A request that the server saw; its headers, and so its key, are not kept but for the user agent. */
export type RequestRecord = {
  /** When it came, as an ISO time. */
  at: string;
  method: string;
  /** The path below the base URL; the whole path of a request that went elsewhere. */
  path: string;
  /** The parameters; the values of one that was sent several times are joined by commas. */
  query: Readonly<Record<string, string>>;
  /** The status that was answered; absent while there is none, and when the connection was cut or stalled before it. */
  status?: number;
  /** The JSON that was sent, or the text that is not JSON; absent when nothing was. */
  body?: Json;
  userAgent?: string;
  /** Which TCP connection it came over, counted from 1. */
  connection: number;
  /** The name of the fault that struck it. */
  fault?: string;
};

/** How busy the server was since it started or `clearRequests` was called. */
export type EmulatorStats = {
  /** Requests to the API. */
  requests: number;
  /** TCP connections that carried one. */
  connections: number;
  /** The most that were in flight at one moment. */
  maxInFlight: number;
};
