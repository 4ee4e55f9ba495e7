import { table } from "../../sdk/text/table.js";
import { type ContenderName, contenderNames } from "./contender.js";
import { median } from "./median.js";
import type { Peer, PeerOrSkipped } from "./peers/peers.js";
import type { PeerTimes } from "./peers/round.js";
import { type Growth, medianOf, ratioOf, type Ratio, secondsOf } from "./ratios.js";
import type { Sample } from "./sample.js";
import { type Measured, nameOf } from "./scale.js";

const two = (number: number): string => number.toFixed(2);

const ratio = ({ median, least, most }: Ratio): string =>
  Number.isNaN(median) ? "–" : `${two(median)} (${two(least)}–${two(most)})`;

/** How many requests of each kind, in every round; as exact numbers, since they have to be the same in all rounds. */
export function requestsOf(samples: readonly Sample[]): string {
  const texts = samples.map(({ requests, refused }) => {
    const kinds = Object.entries(requests).map(([kind, count]) => `${count} ${kind}`);
    return [...kinds, ...(refused > 0 ? [`of which ${refused} refused`] : [])].join(", ");
  });
  return [...new Set(texts)].join(" | ") || "0";
}

const failures = (samples: readonly Sample[]): string =>
  samples.every(({ isClean }) => isClean) ? "" : ` (${samples.filter(({ isClean }) => !isClean).length} failed)`;

/** Wall time of each step, and how it compares with the floor of the same round. */
export function timesOf(measured: Measured): string {
  const head = ["", ...contenderNames.map((name) => `${name} s`), "armature / floor", "armature / stock"];
  const rows = measured.steps.map(({ step, samples }) => [
    step,
    ...contenderNames.map((name) => two(secondsOf(samples[name])) + failures(samples[name])),
    ratio(ratioOf(samples.armature, samples.floor)),
    ratio(ratioOf(samples.armature, samples.stock)),
  ]);
  return `${nameOf(measured)}\n${table(head, rows)}`;
}

export function costsOf(measured: Measured): string {
  const head = ["", "requests", "connections", "in flight", "armature MB", "floor MB", "stock MB"];
  const rows = measured.steps.map(({ step, samples }) => {
    const most = (value: (sample: Sample) => number): string => String(Math.max(...samples.armature.map(value)));
    const peak = (name: ContenderName): string => medianOf(samples[name], ({ peakMb }) => peakMb).toFixed(0);
    return [
      step,
      requestsOf(samples.armature),
      most(({ connections }) => connections),
      most(({ maxInFlight }) => maxInFlight),
      ...(["armature", "floor", "stock"] as const).map(peak),
    ];
  });
  return table(head, rows);
}

/** The members of an object of numbers, each in a row. */
export const rowsOf = (numbers: object): string[][] =>
  Object.entries(numbers as Record<string, number>).map(([name, number]) => [name, Math.round(number).toString()]);

/** What others take for as many workflows, and what they do without. */
export function peersTable(peers: readonly PeerOrSkipped[]): string {
  const measured = peers.filter((peer) => "rounds" in peer);
  const seconds = ({ rounds }: Peer, of: keyof PeerTimes): string => {
    const times = rounds.map((round) => round[of]).filter((ms) => ms !== undefined);
    return times.length === 0 ? "–" : two(median(times) / 1000);
  };
  const times = measured.map((peer) => [
    `${peer.name} ${peer.version}`,
    ...(["createMs", "unchangedMs", "refreshMs", "destroyMs"] as const).map((of) => seconds(peer, of)),
  ]);
  const losses = measured.flatMap(({ name, losses: of }) =>
    Object.entries(of as unknown as Record<string, string>).map(([what, said]) => `${name}, ${what}: ${said}`),
  );
  const skipped = peers.flatMap((peer) => ("skipped" in peer ? [`${peer.name} is left out: ${peer.skipped}`] : []));
  const head = ["peers, seconds", "create", "unchanged", "refresh", "destroy"];
  return [table(head, times), "", ...losses, ...skipped].join("\n");
}

export function growthTable(growth: readonly Growth[]): string {
  const rows = growth.map(({ step, exponents }) => [step, ...contenderNames.map((name) => two(exponents[name]))]);
  const [first] = growth;
  return `How the time grows from ${first?.from} to ${first?.to} workflows (1 is in proportion)\n${table(["", ...contenderNames], rows)}`;
}
