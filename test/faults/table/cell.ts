/** What comes of a verb while a fault lasts, and of the next deployment once it is over. Each is a word or two. */
export interface Cell {
  readonly requests: string;
  readonly server: string;
  readonly state: string;
  readonly exit: string;
  readonly message: string;
  readonly next: string;
}

export const columns = ["requests", "server", "state", "exit", "message", "next"] as const satisfies (keyof Cell)[];

/** How many of a kind of request were sent; `many` where only a deadline ends them. */
export type Counts = Readonly<Record<string, number | "many">>;

export function requestsText(counts: Counts): string {
  const sent = Object.entries(counts).filter(([, count]) => count !== 0);
  const texts = sent.map(([request, count]) => {
    if (count === "many") return `${request} again and again`;
    return count === 1 ? request : `${request} ×${count}`;
  });
  return texts.join(", ") || "none arrives";
}

export const amount = (count: number, what: string): string =>
  count === 0 ? `no ${what}` : count === 1 ? `1 ${what}` : `${count} ${what}s`;

/** The exits of a verb. */
export const goesOn = "goes on";
export const fails = "fails";
export const failsKeeping = "fails, keeping it";
