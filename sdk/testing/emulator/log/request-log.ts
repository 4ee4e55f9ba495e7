import type { Socket } from "node:net";
import type { EmulatorStats, RequestRecord } from "./request-record.js";

/** The requests that came, in their order. */
export class RequestLog {
  readonly #numbers = new WeakMap<Socket, number>();
  #lastNumber = 0;
  #records: RequestRecord[] = [];
  #connections = new Set<number>();
  #inFlight = 0;
  #maxInFlight = 0;

  /** Notes a request as in flight; the caller fills in the rest of its record as it becomes known. */
  open(socket: Socket, request: Pick<RequestRecord, "method" | "path" | "query">, userAgent?: string): RequestRecord {
    const record: RequestRecord = {
      at: new Date().toISOString(),
      ...request,
      ...(userAgent === undefined ? {} : { userAgent }),
      connection: this.#numberOf(socket),
    };
    this.#records.push(record);
    this.#connections.add(record.connection);
    this.#inFlight += 1;
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
    return record;
  }

  /** Notes that a request is no longer in flight. */
  close(): void {
    this.#inFlight -= 1;
  }

  /** How many requests the server works on. */
  get inFlight(): number {
    return this.#inFlight;
  }

  records = (): readonly RequestRecord[] => this.#records;

  stats = (): EmulatorStats => ({
    requests: this.#records.length,
    connections: this.#connections.size,
    maxInFlight: this.#maxInFlight,
  });

  clear(): void {
    this.#records = [];
    this.#connections = new Set();
    this.#maxInFlight = this.#inFlight;
  }

  #numberOf(socket: Socket): number {
    const known = this.#numbers.get(socket);
    if (known !== undefined) return known;
    this.#lastNumber += 1;
    this.#numbers.set(socket, this.#lastNumber);
    return this.#lastNumber;
  }
}
