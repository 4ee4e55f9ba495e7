import { describe, expect, it } from "@jest/globals";
import { mcpServerId } from "../../engine/deployment.js";
import { importing } from "./importing.js";

const named = (name: string, more: object = {}): object => ({ name, mcpServerId, testerPrompt: "Search.", ...more });

describe("pulumi-armature import beside files of earlier ones", () => {
  const on = importing();

  it("takes no workflow twice, nor a logical name or a secret's key of another file", async () => {
    const { project, create, run, file } = on();
    const login = { metadata: { password: "hunter2" } };
    await create([named("Search"), named("Log in", login)]);
    await run("--out", "search.ts");
    await create([named("search"), named("log in", login)]);
    const second = await run("--out", "issues.ts");
    expect(second.stdout).toContain("2 workflows are written to issues.ts; 2 are in search.ts already.");
    expect(file("issues.ts")).toContain('"search-2"');
    expect(file("issues.ts")).toContain('config.requireSecret("log-in-2-metadata-password")');
    const third = await run();
    expect(third.stdout).toBe(
      "0 workflows are written to workflows.ts; 2 are in issues.ts already; 2 are in search.ts already.\n",
    );
    expect(project.list()).not.toContain("workflows.ts");
  });

  it("has all of them adopted by one program", async () => {
    const { project, create, run, writes, deployed } = on();
    await create([named("Search"), named("Log in")]);
    await run("--name", "search", "--out", "search.ts");
    await run();
    project.write("index.ts", 'import "./search.js";\nimport "./workflows.js";\n');
    await deployed(async (stack) => {
      expect((await stack.up()).changes).toEqual({ create: 3 });
    });
    expect(await writes()).toEqual([]);
  });

  it("stops at one that is no program any more, since nobody knows what it declares", async () => {
    const { project, create, run, file } = on();
    await create([named("Search")]);
    await run("--out", "search.ts");
    project.write("search.ts", `${file("search.ts")}\n<<<<<<< ours\n`);
    const { code, stderr } = await run();
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: search\.ts is not TypeScript as it stands: /)]);
  });

  it("leaves files alone that are none of its own, whatever they are", async () => {
    const { project, create, run } = on();
    await create([named("Search")]);
    project.write("broken.ts", "<<<<<<< ours\n");
    project.write("folder.ts/file", "");
    expect(await run()).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("a file of an earlier pulumi-armature import", () => {
  const on = importing();

  it("may declare in loops and functions, whose ids and names are known all the same", async () => {
    const { emulator, project, create, run, file } = on();
    await create([named("Search"), named("other")]);
    await run("--name", "search");
    const id = (await emulator.workflows())[1]?.id ?? "";
    const byHand = `${file()}
const team = (of: string, name: string) =>
  new armature.Workflow(name, { mcpServerId: "m", testerPrompt: "p" }, { import: of });
for (const name of ["login", \`search-issues\`]) team("${id}", name);
`;
    project.write("workflows.ts", byHand);
    await create([named("Search issues"), named("Log out")]);
    const { stdout } = await run();
    expect(stdout).toContain("2 workflows are written to workflows.ts; 2 are there already.");
    expect(file()).toContain('  "search-issues-2",\n');
  });

  it("declares no workflow by running it, looking it up or naming it in another one's metadata", async () => {
    const { emulator, project, create, run, file } = on();
    await create([named("a")]);
    await run();
    await create([named("b"), named("c"), named("d")]);
    const [, ...ids] = (await emulator.workflows()).map(({ id }) => id);
    const uses = [
      `new armature.WorkflowRun("run", { workflowId: "${ids[0]}" });`,
      `armature.Workflow.get("seen", "${ids[1]}");`,
      `new armature.Workflow("mine", { mcpServerId: "m", testerPrompt: "p", metadata: { parent: "${ids[2]}" } });`,
    ];
    project.write("workflows.ts", `${file()}\n${uses.join("\n")}\n`);
    expect((await run()).stdout).toContain("3 workflows are written to workflows.ts; 1 is there already.");
  });

  it("is known by its comments though somebody has written more into them", async () => {
    const { project, create, run, file, withoutOptions } = on();
    await create([named("a")]);
    await run();
    const edited = withoutOptions().replace(/(\/\/ Armature workflow wf_\w+)/, "$1 (nightly)");
    const more = [
      '// Armature workflow "Find issues" is flaky',
      '// Armature workflow "broken \\x" text',
      "// Armature workflow ",
      "const big = 10n;",
      "const pattern = /a/;",
    ];
    project.write("workflows.ts", `${edited}\n${more.join("\n")}\n`);
    expect(await run()).toMatchObject({
      code: 0,
      stderr: "",
      stdout: "0 workflows are written to workflows.ts; 1 is there already.\n",
    });
    expect(file()).toContain("(nightly)");
  });
});
