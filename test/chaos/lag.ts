import type { Fault } from "../../sdk/testing/index.js";
import { byHand } from "../lifecycle/by-hand.js";
import type { ChaosStack } from "./stack.js";
import type { Trouble } from "./trouble.js";

type Lag = Extract<Trouble, { kind: "lag" }>;

/** The list of runs as a server tells it that is behind: as it is now, but for one run of the last dispatch. */
export async function lagging({ emulator, sight }: ChaosStack, { hidden, looks }: Lag): Promise<Fault> {
  const last = (await sight()).dispatched.at(-1)?.runIds[hidden];
  const list = await byHand(emulator, "GET", "/runs?range=7d&pageSize=200");
  const body = JSON.stringify(last === undefined ? list : without(last, list));
  return { method: "GET", path: "/runs", times: looks, do: { status: 200, body } };
}

const isOther = (id: string, row: unknown): boolean => (row as { readonly id: string }).id !== id;

/** A list without a run, in whatever it is wrapped; one that tells how long it is tells so of what it has. */
function without(id: string, list: unknown): unknown {
  if (Array.isArray(list)) return list.filter((row) => isOther(id, row));
  const entries = Object.entries(list as Readonly<Record<string, unknown>>).map(([name, value]): [string, unknown] => {
    if (name === "total") return [name, Number(value) - 1];
    return [name, Array.isArray(value) ? without(id, value) : value];
  });
  return Object.fromEntries(entries);
}
