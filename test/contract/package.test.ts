import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { version } from "../../provider/version.js";
import { linksOf } from "../support/docs/pages.js";
import { packedProject, type Project } from "./packed.js";

const manifest = JSON.parse(readFileSync(path.resolve(__dirname, "../../package.json"), "utf8")) as { version: string };

const program = `
import * as pulumi from "@pulumi/pulumi";
import * as armature from "pulumi-armature";
import { reviewPack, type Rule, select } from "pulumi-armature/policy";
import { startEmulator, type Emulator, type Fault } from "pulumi-armature/testing";

const account = new armature.Provider("account", { organization: "acme", apiKey: pulumi.secret("amt_id_secret") });
const args: armature.WorkflowArgs = {
  mcpServerId: "mcp_1",
  testerPrompt: pulumi.interpolate\`Search in \${"x"}.\`,
  criteria: [{ criterionText: "Found", isRequired: true }],
  schedule: { cron: "0 9 * * *", timezone: "UTC" },
};
const workflow = new armature.Workflow("search", args, { provider: account, import: "wf_1" });
export const version: pulumi.Output<string> = workflow.currentVersion.id;
export const queued: pulumi.Output<number | undefined> = workflow.initialDispatch.apply((dispatch) => dispatch?.queued);
export const found: Promise<armature.GetWorkflowResult> = armature.getWorkflow({ name: "search" }, { provider: account });
export const again: pulumi.Output<string> = armature.getWorkflowOutput({ id: workflow.id }).currentVersion.id;
export const copy = found.then(({ id, currentVersion, ...args }) => new armature.Workflow("copy", args));
export const names = armature.listWorkflows({ name: "s*" }).then(({ workflows }) => workflows.map(({ name }) => name));
export const verdict: pulumi.Output<armature.Verdict> = armature.getWorkflowRunOutput({ id: again }).verdict;
export const server = armature.getMcpServer({ name: "Issues" }, { parent: workflow }).then(({ id }) => id);
export const role: pulumi.Output<string | undefined> = armature.getOrganizationOutput({ provider: account }).role;
export const read: armature.Workflow = armature.Workflow.get("read", workflow.id, { provider: account });
// @ts-expect-error the plain form takes no output
export const early = armature.getWorkflow({ id: workflow.id });
// @ts-expect-error a workflow without arguments
export const none = new armature.Workflow("none", undefined, { id: "wf_1" });
export const faults: Fault[] = [{ method: "POST", do: { status: 503 } }];
export async function emulate(): Promise<Emulator> {
  return startEmulator({ profile: "documented", faults });
}
export const rules: readonly Rule[] = select({ severities: ["high", "critical"], tags: ["cost"] });
export const review = () => reviewPack("review", { rules, config: { "runs-per-day": { maxRunsPerDay: 20 } } });
// @ts-expect-error an argument that does not exist
export const unknown: armature.WorkflowArgs = { mcpServerId: "", testerPrompt: "", nam: "x" };
// @ts-expect-error an argument that is missing
export const missing: armature.WorkflowArgs = { mcpServerId: "" };
`;

describe("the package as npm packs it", () => {
  let project: Project;

  beforeAll(() => {
    project = packedProject();
    project.write("index.ts", program);
  });
  afterAll(() => project.remove());

  it("holds what is run, its types and its texts, and nothing else", () => {
    const kinds = new Set(
      project.packed.map((name) => name.replace(/^(dist|docs)\/.*?(\.d\.ts|\.js|\.md)$/, "$1/**$2")),
    );
    expect([...kinds].sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/**.d.ts",
      "dist/**.js",
      "docs/**.md",
      "package.json",
      "schema/gate-result.schema.json",
    ]);
  });

  it("holds the pages that its README leads to, and those that these lead to, but for what only a clone has", () => {
    const clone = /^(?:examples\/|docs\/bench\/|ARCHITECTURE\.md|CONTRIBUTING\.md|SECURITY\.md)/;
    const read = project.packed.filter((name) => name.endsWith(".md"));
    const linked = read.flatMap((page) =>
      linksOf(page)
        .map((link) => link.replace(/#.*$/, ""))
        .filter(Boolean)
        .map((link) => path.posix.join(path.posix.dirname(page), link)),
    );
    const missing = linked.filter((target) => !clone.test(target) && !project.packed.includes(target));
    expect([missing, read.includes("docs/README.md")]).toEqual([[], true]);
  });

  const names = [
    [
      "pulumi-armature",
      [
        "Provider",
        "Workflow",
        "WorkflowRun",
        "getMcpServer",
        "getMcpServerOutput",
        "getOrganization",
        "getOrganizationOutput",
        "getWorkflow",
        "getWorkflowOutput",
        "getWorkflowRun",
        "getWorkflowRunOutput",
        "listWorkflows",
        "listWorkflowsOutput",
      ],
    ],
    ["pulumi-armature/provider", ["workflow", "workflowRun"]],
    ["pulumi-armature/policy", ["minimal", "recommended", "reviewPack", "rules", "select", "strict"]],
    [
      "pulumi-armature/testing",
      [
        "DeploymentError",
        "EmulatorOptionError",
        "armatureMocks",
        "attachEmulator",
        "checkFaults",
        "deployProgram",
        "lossyProfiles",
        "mockProgram",
        "profileNames",
        "profiles",
        "sentTo",
        "startEmulator",
        "writesOf",
      ],
    ],
  ] as const;

  it.each(names)("gives %s to require and to import, with the same names", (entry, expected) => {
    const required = project.run("node", "-p", `JSON.stringify(Object.keys(require("${entry}")).sort())`);
    expect(JSON.parse(required)).toEqual(expected);
    const code = `import * as all from "${entry}"; console.log(JSON.stringify(Object.keys(all.default).sort()));`;
    expect(JSON.parse(project.run("node", "--input-type=module", "-e", code))).toEqual(expected);
  });

  it("lets an ES module import a class by name", () => {
    const code = `import { Workflow } from "pulumi-armature"; console.log(typeof Workflow);`;
    expect(project.run("node", "--input-type=module", "-e", code)).toBe("function\n");
  });

  it.each([
    ["typescript", "node16"],
    ["typescript-oldest", "node16"],
    ["typescript-oldest", "node"],
  ])("type-checks a program with %s and module resolution %s", (compiler, resolution) => {
    const module = resolution === "node" ? "commonjs" : "node16";
    const options = [
      "--noEmit",
      "--strict",
      "--target",
      "es2022",
      "--module",
      module,
      "--moduleResolution",
      resolution,
    ];
    const tsc = path.join(project.folder, "node_modules", compiler, "lib/tsc.js");
    project.run("node", tsc, ...options, "--skipLibCheck", "--types", "node", "index.ts");
  });

  it("gives the schema of a gate's result", () => {
    const code = 'require("pulumi-armature/schema/gate-result.schema.json").properties.version.const';
    expect(project.run("node", "-p", code)).toBe("1\n");
  });

  it("runs its command", () => {
    const command = path.join(project.folder, "node_modules/pulumi-armature/dist/cli/main.js");
    expect(project.run("node", command, "--version")).toBe(`${manifest.version}\n`);
  });

  it("tells the server its own version", () => {
    expect(version).toBe(manifest.version);
  });
});
