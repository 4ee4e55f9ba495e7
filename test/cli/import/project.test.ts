import { readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { problemsOfProject } from "./compile.js";
import { importing, journey, journeys } from "./importing.js";

const all = [".gitignore", "Pulumi.yaml", "index.ts", "package.json", "tsconfig.json", "workflows.ts"];

describe("pulumi-armature import --project", () => {
  const on = importing();
  const inNew = (): string => path.join(on().project.folder, "teams", "new");
  const files = (): string[] => readdirSync(inNew()).sort();
  /** What `npm install` would bring. */
  const installed = (): void =>
    symlinkSync(path.join(on().project.folder, "node_modules"), path.join(inNew(), "node_modules"), "dir");

  it("writes a whole project, which runs once its packages are there", async () => {
    const { create, run, file, writes, deployed } = on();
    await create(journeys(5));
    const { code, stdout } = await run("--project", "teams/new");
    expect(code).toBe(0);
    expect(stdout).toContain("5 workflows are written to teams/new/workflows.ts.\n");
    const steps = ["npm install", "pulumi stack init dev", "pulumi up"].map((step) => `  ${step}\n`).join("");
    expect(stdout).toContain(`\nNext: look at the file; then in teams/new:\n${steps}It calls each a creation`);
    expect(files()).toEqual(all);
    expect(file("teams/new/Pulumi.yaml")).toMatch(/^name: new\n/);
    const { dependencies } = JSON.parse(file("teams/new/package.json")) as { dependencies: object };
    expect(Object.keys(dependencies)).toEqual(["@pulumi/pulumi", "pulumi-armature"]);

    installed();
    for (const compiler of ["typescript", "typescript-oldest"] as const) {
      expect(await problemsOfProject(compiler, inNew())).toBe("");
    }
    await deployed(async (stack) => {
      expect((await stack.up()).changes).toEqual({ create: 6 });
      expect((await stack.up()).changes).toEqual({ same: 6 });
    }, inNew());
    expect(await writes()).toEqual([]);
  });

  it("has secrets set between the stack's beginning and its first deployment", async () => {
    const { create, run } = on();
    const login = (name: string): object => ({ ...journey(1), name, metadata: { password: "hunter2" } });
    await create([login("a")]);
    const first = await run("--project", "teams/new");
    expect(first.stdout).toContain(
      "then in teams/new:\n  npm install\n  pulumi stack init dev\n" +
        "  pulumi config set --secret a-metadata-password\n  pulumi up\n",
    );
    expect(first.stdout.match(/config set/g)).toHaveLength(1);
    await create([login("b")]);
    const second = await run("--project", "teams/new");
    expect(second.stdout).toContain(
      "then in teams/new:\n  pulumi config set --secret b-metadata-password\n  pulumi up\n",
    );
  });

  it("puts nothing back that somebody has removed, and has no next step where nothing is new", async () => {
    const { create, run, file } = on();
    await create([journey(1)]);
    await run("--project", "teams/new");
    for (const name of [".gitignore", "index.ts"]) rmSync(path.join(inNew(), name));
    const { stdout } = await run("--project", "teams/new");
    expect(stdout).toBe("0 workflows are written to teams/new/workflows.ts; 1 is there already.\n");
    await create([journey(2)]);
    await run("--project", "teams/new");
    expect(files()).toEqual(all.filter((name) => name !== ".gitignore" && name !== "index.ts"));
    expect(file("teams/new/workflows.ts").match(/new armature\.Workflow/g)).toHaveLength(2);
  });

  it("goes on with one that an older release has left half written", async () => {
    const { project, create, run, file } = on();
    await create([journey(1)]);
    await run("--project", "teams/new");
    const now = file("teams/new/package.json");
    project.write("teams/new/package.json", now.replace(/("pulumi-armature": )"[^"]*"/, '$1"^0.0.9"'));
    rmSync(path.join(inNew(), "workflows.ts"));
    expect(await run("--project", "teams/new")).toMatchObject({ code: 0, stderr: "" });
    expect(file("teams/new/package.json")).toBe(now);
  });

  it("adds only what is new to one that is there, whatever has become of its other files", async () => {
    const { create, run, file } = on();
    await create([journey(1)]);
    await run("--project", "teams/new");
    writeFileSync(path.join(inNew(), "index.ts"), 'import "./workflows";\nexport const mine = 1;\n');
    await create([journey(2)]);
    const { stdout } = await run("--project", "teams/new", "--force", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ files: ["teams/new/workflows.ts"], workflows: [{ name: "journey-2" }] });
    expect(file("teams/new/index.ts")).toContain("mine");
    expect(file("teams/new/workflows.ts").match(/new armature\.Workflow/g)).toHaveLength(2);
  });

  it("writes none of the files while one of them is somebody else's, and asks the server for nothing", async () => {
    const { emulator, project, create, run, file } = on();
    await create([journey(1)]);
    project.write("teams/new/index.ts", "export {};\n");
    project.write("teams/new/package.json", "{}\n");
    const { code, stderr } = await run("--project", "teams/new");
    expect([code, stderr]).toEqual([
      2,
      "error: teams/new/package.json, teams/new/index.ts are there and not of an earlier import. " +
        "Give another folder, or --force to write over.\n",
    ]);
    expect(files()).toEqual(["index.ts", "package.json"]);
    expect(await emulator.requests()).toEqual([]);
    expect(await run("--project", "teams/new", "--force")).toMatchObject({ code: 0 });
    expect(files()).toEqual(all);
    expect(file("teams/new/index.ts")).toContain('import "./workflows";');
  });

  it("goes on with one that was killed between its files, and leaves none of its parts", async () => {
    const { project, create, run } = on();
    await create([journey(1)]);
    await run("--project", "teams/new");
    for (const name of ["workflows.ts", "index.ts"]) rmSync(path.join(inNew(), name));
    for (const name of ["workflows.ts.part", "index.ts.part"]) project.write(`teams/new/${name}`, "import {");
    expect(await run("--project", "teams/new")).toMatchObject({ code: 0, stderr: "" });
    expect(files()).toEqual(all);
  });

  it("leaves nothing of a project of which a file cannot be written", async () => {
    const { project, create, run } = on();
    await create([journey(1)]);
    project.write("teams/new/workflows.ts.part/in-the-way", "");
    const { code, stderr } = await run("--project", "teams/new");
    expect([code, stderr]).toEqual([
      2,
      "error: teams/new/workflows.ts cannot be written (it is a folder); nothing is. Give another place.\n",
    ]);
    expect(files()).toEqual(["workflows.ts.part"]);
  });

  it("is not given beside a file, nor into a file", async () => {
    const { project, run } = on();
    expect(await run("--project", "new", "--out", "a.ts")).toMatchObject({ code: 2 });
    project.write("plain", "");
    const { code, stderr } = await run("--project", "plain/new");
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/plain is a file and no folder\. Give another folder\.\n$/),
    ]);
  });
});
