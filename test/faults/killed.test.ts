import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pLimit from "p-limit";
import { programOf } from "../engine/deployment.js";
import { openStack } from "../support/stack/open-stack.js";
import type { Stack } from "../support/stack/stack.js";
import { temporaryProject, type TemporaryProject } from "../support/stack/temporary-project.js";
import { isWhole } from "./extent.js";
import { playRound, type Round, type RoundEnd, workflows } from "./killed-round.js";

const program = programOf(`
for (let index = 0; index < ${workflows}; index += 1) {
  new armature.Workflow(\`journey-\${index}\`, { mcpServerId, testerPrompt: \`Journey \${index}.\` });
}`);

/** With this seed and the third after it a kill comes after half of the creations, so that the engine has something to write. */
const amid = 25;

/** With and without checkpoints, 13 rounds each, in which two deployments die; in the cut, one in which one does. */
const rounds = Array.from({ length: isWhole ? 26 : 2 }, (_, index): Round => ({
  seed: isWhole ? Date.now() + index : amid + 3 * index,
  skipsCheckpoints: index % 2 === 1,
  kills: isWhole ? 2 : 1,
  isRepeated: index % 10 < 2,
}));

/** A round runs an engine, and the machine has the time for two. */
const width = 2;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const told = (what: string, ends: readonly RoundEnd[]): string => {
  const kills = ends.flatMap((end) => end.kills);
  const total = (key: "sent" | "unanswered" | "known"): number => sum(kills.map((kill) => kill[key]));
  const amid = kills.filter(({ unanswered }) => unanswered > 0).length;
  return (
    `${what}: ${kills.length} kills, ${amid} of them amid creations, of which ${total("unanswered")} were unanswered; ` +
    `the states knew ${total("known")} of ${total("sent")}\n`
  );
};

describe(`a deployment of ${workflows} workflows that is killed at a random moment`, () => {
  let project: TemporaryProject;
  let ends: { readonly round: Round; readonly end: RoundEnd }[];

  const endsOf = (skipsCheckpoints: boolean): RoundEnd[] =>
    ends.flatMap(({ round, end }) => (round.skipsCheckpoints === skipsCheckpoints ? [end] : []));

  beforeAll(async () => {
    project = await temporaryProject({ "index.ts": program });
    const stacks: Stack[] = [];
    try {
      for (let count = 0; count < width; count += 1) stacks.push(await openStack({ folder: project.folder }));
      const free = [...stacks];
      const limit = pLimit(width);
      const play = async (round: Round): Promise<(typeof ends)[number]> => {
        const stack = free.pop();
        if (stack === undefined) throw new Error("There are as many stacks as rounds at once.");
        try {
          return { round, end: await playRound(stack, round) };
        } finally {
          free.push(stack);
        }
      };
      ends = await Promise.all(rounds.map((round) => limit(() => play(round))));
    } finally {
      for (const stack of stacks) await stack.close();
    }
  }, 1_200_000);
  afterAll(() => project.remove());

  it(`goes through next time, with ${workflows} creations in all and nothing left to do`, () => {
    const wrong = ends.filter(
      ({ round, end }) =>
        end.exitCode !== 0 ||
        [end.made, end.posts, end.known].some((count) => count !== workflows) ||
        end.further !== (round.isRepeated ? 0 : undefined),
    );
    expect(wrong).toEqual([]);
  });

  it("is killed amid its creations, whether the engine keeps checkpoints or not", () => {
    process.stdout.write(told("with checkpoints", endsOf(false)) + told("without checkpoints", endsOf(true)));
    for (const skipsCheckpoints of [false, true]) {
      const kills = endsOf(skipsCheckpoints).flatMap((end) => end.kills);
      expect(sum(kills.map(({ unanswered }) => unanswered))).toBeGreaterThan(0);
      expect(kills.every(({ known }) => known === 0)).toBe(skipsCheckpoints);
    }
  });
});
