import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { profileNames } from "../../../sdk/testing/index.js";
import { importing, journey, journeys } from "./importing.js";
import { seededServers } from "./servers.js";

const [, search] = seededServers;

interface Told {
  readonly workflows: readonly { readonly name: string }[];
}

const namesIn = (stdout: string): string[] => (JSON.parse(stdout) as Told).workflows.map(({ name }) => name);

describe("what pulumi-armature import takes", () => {
  const on = importing();

  it.each(profileNames)("is of the categories that were asked for, on %s", async (profile) => {
    const { emulator, create, run } = on();
    await create([journey(1), { ...journey(2), mcpServerId: search }, { ...journey(3), mcpServerId: search }]);
    await emulator.setProfile(profile);
    const names = async (category: string): Promise<string[]> =>
      namesIn((await run("--dry-run", "--json", "--category", category)).stdout);
    expect(await names("search")).toEqual(["journey-2", "journey-3"]);
    expect(await names("issue-tracking,documentation")).toEqual(["journey-1", "journey-2", "journey-3"]);
    expect(await names("a&b=c")).toEqual([]);
  });

  it("is of that name and server, and only said of a dry run", async () => {
    const { project, create, run } = on();
    await create([...journeys(11), { ...journey(12), mcpServerId: search }]);
    expect(namesIn((await run("--name", "journey 1*", "--dry-run", "--json")).stdout)).toEqual([
      "journey-1",
      "journey-12",
    ]);
    expect(namesIn((await run("--server", search, "--dry-run", "--json")).stdout)).toEqual(["journey-12"]);
    const { stdout } = await run("--name", "journey 1", "--dry-run");
    expect(stdout).toMatch(
      /^journey-1 +journey1 +wf_\w+ +Journey 1\n\n1 workflow would be written to workflows\.ts\.\n/m,
    );
    expect(stdout).toMatch(/\nNothing is written yet: that is done without --dry-run\.\n$/);
    expect(existsSync(path.join(project.folder, "workflows.ts"))).toBe(false);
  });

  it("is nothing that another stack may have, unless it is asked for", async () => {
    const { create, run } = on();
    await create([journey(1), { ...journey(2), metadata: { "pulumi-armature": "9dae82ab60436fc372bbe89734438ee5" } }]);
    const careful = await run("--dry-run", "--json");
    expect(namesIn(careful.stdout)).toEqual(["journey-1"]);
    expect(JSON.parse(careful.stdout)).toMatchObject({ managed: [expect.stringMatching(/^wf_/)] });
    expect(careful.stderr).toMatch(/^warning: wf_\w+ bears the mark of a Pulumi resource, .* add --managed\.\n$/);
    const all = await run("--dry-run", "--json", "--managed");
    expect(namesIn(all.stdout)).toEqual(["journey-1", "journey-2"]);
    expect(all.stderr).toBe("");
  });

  it("is told as JSON, with all that a script needs and nothing that may be a secret", async () => {
    const { emulator, create, run } = on();
    await create([{ ...journey(1), metadata: { apiKey: "s3cr3tvalue" } }]);
    const [workflow] = await emulator.workflows();
    const expected = {
      dryRun: true,
      files: ["workflows.ts"],
      workflows: [
        {
          id: workflow?.id,
          name: "journey-1",
          workflowName: "Journey 1",
          exportedAs: "journey1",
          secrets: [{ key: "journey-1-metadata-apiKey", path: "metadata.apiKey" }],
          toLookAt: [],
        },
      ],
      known: [],
      gone: [],
      managed: [],
      undeclarable: [],
    };
    expect(JSON.parse((await run("--dry-run", "--json")).stdout)).toEqual(expected);
    expect(JSON.parse((await run("--json")).stdout)).toEqual({ ...expected, dryRun: false });
    const again = { ...expected, dryRun: false, files: [], workflows: [], known: [workflow?.id] };
    expect(JSON.parse((await run("--json")).stdout)).toEqual(again);
  });

  it("leaves out what no program can declare as it is, and says which and why", async () => {
    const { create, run, file } = on();
    await create([journey(1), { ...journey(2), schedule: { cron: "99 9 * * *" } }]);
    const { code, stderr, stdout } = await run();
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 workflow is written to workflows.ts.")]);
    expect(stderr).toMatch(/^warning: wf_\w+ is left out, since no program can declare it as it is: schedule\.cron /);
    expect(file()).not.toContain("Journey 2");
  });

  it("may be nothing, which is said in the words that fit", async () => {
    const { create, run } = on();
    expect(await run()).toMatchObject({ code: 0, stdout: "The organization has no workflow; nothing is written.\n" });
    await create([journey(1)]);
    const { code, stdout } = await run("--name", "no such");
    expect([code, stdout]).toEqual([
      0,
      "No workflow of the 1 that the organization has matches; nothing is written.\n",
    ]);
    expect((await run("--category", "none")).stdout).toBe("No workflow matches; nothing is written.\n");
  });
});
