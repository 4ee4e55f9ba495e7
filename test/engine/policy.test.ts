import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { StartedEmulator } from "../../sdk/testing/index.js";
import { rules } from "../../sdk/policy/all-rules.js";
import { makePack, type Pack } from "../support/policy-process/pack.js";
import { account, deploy, type Deployment, mcpServerId } from "./deployment.js";
import { cleanProgram, faultyProgram, reviewSettings } from "./reviewed-programs.js";
import { violationsIn } from "./violations.js";

const example = path.resolve(__dirname, "../../examples/policy-pack");

const stackRules = ["servers-covered", "schedules-staggered", "stack-runs-per-day", "cost-and-coverage"];

describe("a policy pack", () => {
  let deployment: Deployment;
  let pack: Pack | undefined;

  beforeAll(async () => {
    deployment = await deploy({ program: cleanProgram });
  });
  afterEach(() => pack?.remove());
  afterAll(() => deployment.close());

  const made = (code: string, settings?: object): { folder: string; config?: string } => {
    pack = makePack(code);
    if (settings === undefined) return { folder: pack.folder };
    const config = path.join(pack.folder, "settings.json");
    writeFileSync(config, JSON.stringify(settings));
    return { folder: pack.folder, config };
  };

  it("shows one violation for each rule of a stack that has as many, and nothing is sent", async () => {
    deployment.program(faultyProgram);
    const policyPacks = [made("policy.reviewPack();", reviewSettings)];
    const { exitCode, output } = await deployment.stack.preview({ policyPacks });

    const shown = violationsIn(output).map(({ rule, resource }) => `${rule} of ${resource}`);
    const expected = rules.map(({ name }) => `${name} of ${stackRules.includes(name) ? "temporary-dev" : name}`);
    expect(shown.sort()).toEqual(expected.sort());
    expect(exitCode).not.toBe(0);
    expect(await deployment.sent()).toEqual([]);
  });

  it("shows none of a stack like one in production, by the strictest preset", async () => {
    deployment.program(cleanProgram);
    const covered = {
      ...reviewSettings,
      "cost-and-coverage": "disabled",
      "servers-covered": { mcpServerIds: [mcpServerId] },
    };
    const policyPacks = [made("policy.reviewPack('strict', { rules: policy.strict });", covered)];
    const { exitCode, output } = await deployment.stack.preview({ policyPacks });
    expect([exitCode, violationsIn(output)]).toEqual([0, []]);
  });

  it("stops where a policy of its throws", async () => {
    const policyPacks = [
      made(
        "const [first] = policy.rules;\n" +
          "const broken = { ...first, validateResource: () => { throw new Error('out of order'); } };\n" +
          "policy.reviewPack('broken', { rules: [broken] });",
      ),
    ];
    const { exitCode, output } = await deployment.stack.preview({ policyPacks });
    expect(exitCode).not.toBe(0);
    expect(output).toContain("out of order");
  });

  it.each([
    ["a value", { "runs-per-day": { maxRunsPerDay: 0 } }, "runs-per-day: maxRunsPerDay: Must be greater than 0"],
    [
      "a setting",
      { "runs-per-day": { maxRuns: 5 } },
      "config.runs-per-day.maxRuns: the rule has no such setting; it has enforcementLevel, maxRunsPerDay, except",
    ],
    ["a reason", { "limits-set": { except: { search: "" } } }, "limits-set: except.search: Does not match pattern"],
    [
      "a cron",
      { "schedule-interval": { capTo: "a b c d e" } },
      "config.schedule-interval.capTo: is no cron, or one that comes more often than minMinutes allows",
    ],
    [
      "a pattern of JavaScript",
      { "prompt-names-tools": { pattern: "(?i)search" } },
      "config.prompt-names-tools.pattern: is no regular expression of JavaScript's",
    ],
    [
      "a pattern",
      { "prompt-names-tools": { pattern: "(" } },
      "prompt-names-tools: pattern: Does not match format 'regex'",
    ],
  ])("is refused for %s that a rule does not take", async (_, settings, message) => {
    const { exitCode, output } = await deployment.stack.preview({
      policyPacks: [made("policy.reviewPack();", settings)],
    });
    expect(exitCode).not.toBe(0);
    expect(output).toContain(message);
    expect(violationsIn(output)).toEqual([]);
  });

  it("is refused at once for all that is wrong with the configuration in its program", async () => {
    const code =
      "policy.reviewPack('review', { config: { 'run-per-day': 'advisory', 'limits-set': { key: [], keys: [] } } });";
    const { exitCode, output } = await deployment.stack.preview({ policyPacks: [made(code)] });
    expect(exitCode).not.toBe(0);
    expect(output).toContain("config.run-per-day: the pack has no such rule; did you mean runs-per-day?");
    expect(output).toContain(
      "config.limits-set.key: the rule has no such setting; it has enforcementLevel, keys, except",
    );
  });

  it("is refused when it has no rules", async () => {
    const { exitCode, output } = await deployment.stack.preview({
      policyPacks: [made("policy.reviewPack('none', { rules: policy.select({ tags: [] }) });")],
    });
    expect([exitCode === 0, output.includes("rules: there is none, so nothing would be reviewed")]).toEqual([
      false,
      true,
    ]);
  });

  it("lets the smallest preset pass what only the others find fault with", async () => {
    deployment.program(cleanProgram.replace("limits: { max_turns: 20 }", "limits: undefined"));
    const { exitCode, output } = await deployment.stack.preview({
      policyPacks: [made("policy.reviewPack('minimal', { rules: policy.minimal });")],
    });
    expect([exitCode, violationsIn(output)]).toEqual([0, []]);
  });

  it("mends with the level remediate, so that what is created has the owner, and what was a secret stays one", async () => {
    deployment.program(
      'const description = pulumi.secret("Hidden words. ");\n' +
        'new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", description });',
    );
    const enforcementLevel = "remediate";
    const settings = {
      "owner-and-runbook": { enforcementLevel, keys: ["owner"], add: { owner: "platform-team" } },
      "names-trimmed": { enforcementLevel },
    };
    const code =
      "const names = ['owner-and-runbook', 'names-trimmed'];\n" +
      "policy.reviewPack('mend', { rules: policy.rules.filter(({ name }) => names.includes(name)) });";
    expect(await deployment.stack.up({ policyPacks: [made(code, settings)] })).toMatchObject({ exitCode: 0 });
    const [posted] = (await deployment.emulator.requests()).filter(({ method }) => method === "POST");
    expect(posted?.body).toMatchObject({ description: "Hidden words.", metadata: { owner: "platform-team" } });
    expect(await deployment.stack.stateText()).not.toContain("Hidden words");
  });
});

describe("the example of a policy pack", () => {
  it("reviews the quickstart as it is", async () => {
    const quickstart = path.resolve(__dirname, "../../examples/quickstart");
    const config = (emulator: StartedEmulator) => ({ ...account(emulator), mcpServerId });
    const deployment = await deploy({ program: { folder: quickstart }, config });
    try {
      const { output } = await deployment.stack.preview({ policyPacks: [{ folder: example }] });
      expect(violationsIn(output)).toContainEqual({ level: "mandatory", rule: "auth-profile", resource: "search" });
      expect(output).toMatch(/claude-sonnet-4\s+1\s+1\s+0\.12/);
    } finally {
      await deployment.close();
    }
  });
});
