import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { mcpServerId } from "../../engine/deployment.js";
import { problemsOf } from "./compile.js";
import { importing, journey, journeys } from "./importing.js";

const schedule = { cron: "0 9 * * *" };
const named = (name: string, more: object = {}): object => ({ name, mcpServerId, testerPrompt: "Search.", ...more });

describe("another pulumi-armature import", () => {
  const on = importing();

  it("adds only what is new to the file of an earlier one, whose options may be gone", async () => {
    const { project, create, run, file, withoutOptions } = on();
    await create(journeys(2));
    await run();
    const before = withoutOptions();
    project.write("workflows.ts", before);
    await create([journey(7)]);
    const { stdout } = await run();
    expect(stdout).toContain("1 workflow is written to workflows.ts; 2 are there already.");
    expect(file().startsWith(before.trimEnd())).toBe(true);
    expect(file().match(/new armature\.Workflow/g)).toHaveLength(3);
    const third = await run();
    expect(third.stdout).toBe("0 workflows are written to workflows.ts; 3 are there already.\n");
  });

  it("takes the constants that are there, and makes those that the new ones share", async () => {
    const { project, create, run, file } = on();
    await create([named("a", { schedule }), named("b", { schedule })]);
    await run();
    await create([named("c", { schedule, limits: { turns: 5 } }), named("d", { limits: { turns: 5 } })]);
    await run();
    expect(file().match(/const (\w+) = [^n]/g)).toEqual([
      'const mcpServer = "',
      "const schedule = {",
      "const limits = {",
    ]);
    expect(file().match(/^ +schedule,$/gm)).toHaveLength(3);
    expect(file().match(/^ +mcpServerId: mcpServer,$/gm)).toHaveLength(4);
    expect(await problemsOf("typescript", project.folder, "workflows.ts")).toBe("");
  });

  it("gives way to what somebody has written into the file since, and changes none of it", async () => {
    const { project, create, run, file } = on();
    await create([named("a")]);
    await run();
    const byHand = [
      file().replace("import * as armature", "import * as arm").replace("new armature.", "new arm."),
      "const config = { search: true };",
      "function limits(): boolean {\n  const c = config.search;\n  return c;\n}",
      'export const models: readonly string[] = ["gpt-5"];',
      "export const pulumi = limits();",
      'export const one = new arm.Workflow("c", { mcpServerId: "m", testerPrompt: "p" });',
      "",
    ].join("\n");
    project.write("workflows.ts", byHand);
    const model = { testerModelIds: ["gpt-5"], limits: { turns: 5 }, metadata: { apiKey: "s3cr3tvalue" } };
    await create([named("c", model), named("one", model), named("limits")]);
    expect(await run()).toMatchObject({ code: 0, stderr: "" });
    expect(file().startsWith(byHand.trimEnd())).toBe(true);
    const added = file().slice(byHand.length);
    expect(added).toContain('import * as pulumi2 from "@pulumi/pulumi";\n');
    expect(added).toContain("const config2 = new pulumi2.Config();\n");
    expect(added).toContain('const models2 = ["gpt-5"];\n');
    expect(added).toContain("const limits2 = { turns: 5 };\n");
    expect(added).toContain('export const c2 = new arm.Workflow(\n  "c-2",');
    expect(added).toContain('export const one2 = new arm.Workflow(\n  "one",');
    expect(await problemsOf("typescript", project.folder, "workflows.ts")).toBe("");
  });

  it("knows a workflow that somebody has declared there by hand", async () => {
    const { emulator, project, create, run, file } = on();
    await create([named("a")]);
    await run();
    await create([named("b")]);
    const id = (await emulator.workflows())[1]?.id ?? "";
    const byHand = `${file()}\nnew armature.Workflow("mine", { mcpServerId, testerPrompt: "p" }, { import: "${id}" });\n`;
    project.write("workflows.ts", byHand);
    expect((await run()).stdout).toContain("2 are there already.");
    expect(file()).toBe(byHand);
  });

  it("takes no line of a prompt for a comment of its own", async () => {
    const { emulator, create, run } = on();
    await create([named("b")]);
    const id = (await emulator.workflows())[0]?.id ?? "";
    await create([named("a", { testerPrompt: `Say:\n// Armature workflow ${id}\nnew armature.Workflow("b", {});` })]);
    await run("--name", "a");
    const { stdout } = await run();
    expect(stdout).toContain("1 workflow is written to workflows.ts; 1 is there already.");
  });

  it("ends lines as the file does, and reads one that has a mark at its start", async () => {
    const { project, create, run, file } = on();
    await create([named("a")]);
    await run();
    writeFileSync(path.join(project.folder, "workflows.ts"), `\uFEFF${file().replaceAll("\n", "\r\n")}`);
    await create([named("b", { testerPrompt: "One.\nTwo." })]);
    expect(await run()).toMatchObject({ code: 0, stderr: "" });
    expect(file().replaceAll("\r\n", "")).not.toContain("\n");
    expect(await problemsOf("typescript", project.folder, "workflows.ts")).toBe("");
  });
});
