import { describe, expect, it } from "@jest/globals";
import { mcpServerId } from "../../engine/deployment.js";
import { problemsOf } from "./compile.js";
import { importing, journeys, journey } from "./importing.js";
import { organization } from "./organization.js";

/** Names that are no names of a program, clash with those of the file, or are each other's once they are written so. */
const awkward = [
  ...["delete", "await", "let", "enum", "eval", "require", "exports", "globalThis", "undefined", "constructor"],
  ...["armature", "pulumi", "config", "mcp server", "models", "schedule", "__proto__", "prototype", "arguments"],
  ...["2 fast", "2fast", "search 2", "search", "Search", "search", "SEARCH 2", "…", "検索", "🔍", " a ", "a-", "-a"],
  "a very long name, of which nobody would want each word in every place where it is said, ".repeat(9),
];

const plain = (name: string): object => ({ name, mcpServerId, testerPrompt: "Search.", testerModelIds: ["gpt-5"] });

describe("the program that pulumi-armature import writes", () => {
  const on = importing();

  it.each(["typescript", "typescript-oldest"] as const)("is accepted by %s at its strictest", async (compiler) => {
    const { project, create, run } = on();
    await create([
      ...organization(40),
      ...awkward.map(plain),
      { ...journey(1), name: "login", testerPrompt: "Log in with password: hunter2hunter2." },
      { ...journey(2), metadata: { amt_0123456789ab_secret: 1 } },
    ]);
    expect(await run()).toMatchObject({ code: 0, stderr: "" });
    expect(await problemsOf(compiler, project.folder, "workflows.ts")).toBe("");
    project.write("wrong.ts", 'import { login } from "./workflows.js";\nexport const id: number = login.id;\n');
    expect(await problemsOf(compiler, project.folder, "wrong.ts")).toContain("wrong.ts(2,14): error TS2322");
  });

  it("lifts what is shared, and gives each a readable name of its own", async () => {
    const { create, run, file } = on();
    await create(journeys(11));
    await run();
    expect(file()).toContain(`const mcpServer = "${mcpServerId}";\n`);
    expect(file()).toContain('const models = ["gpt-5", "claude-sonnet-4"];\n');
    expect(file()).toContain("  mcpServerId: mcpServer,\n");
    expect(file().match(/"fur-die-suche(-\d)?"/g)).toEqual([
      '"fur-die-suche"',
      '"fur-die-suche-2"',
      '"fur-die-suche-3"',
    ]);
    expect(file()).toContain('export const furDieSuche2 = new armature.Workflow(\n  "fur-die-suche-2",');
  });

  it("never calls a workflow what the language or the file has taken", async () => {
    const { create, run } = on();
    await create(awkward.map(plain));
    const { stdout } = await run("--json");
    const { workflows } = JSON.parse(stdout) as { workflows: { name: string; exportedAs: string }[] };
    const exported = new Map(workflows.map(({ name, exportedAs }) => [name, exportedAs]));
    expect(Object.fromEntries(exported)).toMatchObject({
      delete: "deleteWorkflow",
      armature: "armature2",
      config: "config2",
      models: "models2",
      "mcp-server": "mcpServer2",
      "2-fast": "workflow2Fast",
      search: "search",
      "search-2": "search2",
    });
    expect(new Set(exported.values()).size).toBe(awkward.length);
  });

  it("never has what may be a secret, and says where to put it", async () => {
    const { create, run, file } = on();
    await create([
      {
        ...journey(1),
        name: "login",
        testerPrompt: "Log in with password: hunter2hunter2.",
        metadata: { owner: "a", apiKey: "s3cr3tvalue" },
      },
      { ...journey(2), name: "password: hunter2hunter2", metadata: { amt_0123456789ab_s3cr3t: "a" } },
    ]);
    const { stdout, stderr } = await run();
    expect(file()).toContain('testerPrompt: config.requireSecret("login-testerPrompt"),');
    expect(file()).toContain('apiKey: config.requireSecret("login-metadata-apiKey")');
    expect(file()).toContain('name: config.requireSecret("workflow-name"),');
    expect(file()).toContain('metadata: config.requireSecretObject("workflow-metadata"),');
    expect(stdout).toContain("pulumi config set --secret login-testerPrompt\n");
    const json = (await run("--dry-run", "--out", "other.ts", "--json")).stdout;
    for (const text of [file(), stdout, stderr, json]) expect(text).not.toMatch(/hunter2|s3cr3t/);
  });
});
