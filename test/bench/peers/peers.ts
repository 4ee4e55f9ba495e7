import { alchemy } from "./alchemy/alchemy.js";
import { measureLosses, type PeerLosses } from "./losses/losses.js";
import { openTofu } from "./opentofu/opentofu.js";
import { measureRound, type PeerRequests, type PeerTimes, type Round } from "./round.js";
import type { Skipped, Tool } from "./tool.js";
import { plainUndici } from "./undici/undici.js";

/** Another way to the same workflows, with what it costs and what it gives up. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly rounds: readonly PeerTimes[];
  readonly requests: PeerRequests;
  readonly losses: PeerLosses;
}

export type PeerOrSkipped = Peer | Skipped;

export interface PeerOptions {
  /** How many workflows a round creates. */
  readonly workflows: number;
  /** At least one. */
  readonly rounds: number;
  /** Takes what goes on, line by line. */
  readonly say: (line: string) => void;
}

async function measurePeer(tool: Tool, { workflows, rounds, say }: PeerOptions): Promise<Peer> {
  const { name, version } = tool;
  const measured: Round[] = [];
  for (let round = 1; round <= rounds; round++) {
    say(`${name} ${version}: round ${round} of ${rounds}, ${workflows} workflows`);
    measured.push(await measureRound(tool, workflows));
  }
  say(`${name} ${version}: preview, drift, kill and secrets`);
  const losses = await measureLosses(tool);
  const requests = measured.at(-1)?.requests ?? { create: 0, unchanged: 0 };
  return { name, version, rounds: measured.map(({ times }) => times), requests, losses };
}

const isSkipped = (tool: Tool | Skipped): tool is Skipped => "skipped" in tool;

const inOneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/gu, " ");

/** Measures every peer that can be had here, one after the other; one that cannot, or that fails, is skipped with a word. */
export async function measurePeers(options: PeerOptions): Promise<PeerOrSkipped[]> {
  const results: PeerOrSkipped[] = [];
  for (const { name, get } of [plainUndici, alchemy, openTofu]) {
    const peer = async (): Promise<PeerOrSkipped> => {
      const tool = await get(options.say);
      return isSkipped(tool) ? tool : await measurePeer(tool, options);
    };
    results.push(await peer().catch((error: unknown) => ({ name, skipped: inOneLine(error) })));
  }
  return results;
}
