import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Running } from "../emulator/command.js";
import { type TemporaryFolder, temporaryFolder } from "../support/process/temporary-folder.js";

interface Finding {
  readonly what: string;
  readonly verdict: string;
  readonly said: string;
  readonly mend?: string;
}

const repository = path.resolve(__dirname, "../..");

let project: TemporaryFolder;

beforeEach(() => {
  project = temporaryFolder("layout");
});
afterEach(() => project.remove());

function put(name: string, content: object | string): void {
  const file = path.join(project.folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

/** Installs the built package, or another one as it lies in the repository. */
function link(name: string, at = `node_modules/${name}`): void {
  const place = path.join(project.folder, at);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(name === "pulumi-armature" ? repository : path.join(repository, "node_modules", name), place);
}

/** A package that is nothing but its name and version. */
const fake = (name: string, version: string, at = `node_modules/${name}`, more: object = {}): void =>
  put(`${at}/package.json`, { name, version, ...more });

/** What is said of a project's packages. */
async function problems(folder = "."): Promise<readonly string[]> {
  const { stdout } = await new Running(["doctor", "--json"], {}, path.join(project.folder, folder)).ended;
  const packages = ["Node", "installed by", "@pulumi/pulumi", "pulumi-armature", "provider"];
  return (JSON.parse(stdout) as Finding[])
    .filter(({ what, verdict }) => packages.includes(what) && verdict !== "ok")
    .map(({ what, verdict, said, mend }) => `${verdict} ${what}: ${said} | ${mend ?? ""}`);
}

const yaml = "name: layout\nruntime: nodejs\n";

describe("pulumi-armature doctor, of a project's packages", () => {
  it("finds nothing wrong with packages that lie where a program's folder leads, as in a workspace", async () => {
    put("infra/Pulumi.yaml", `${yaml}main: bin/index.js # built\n`);
    put("infra/bin/index.js", "");
    put("infra/package.json", { dependencies: { "pulumi-armature": "*", "@pulumi/pulumi": "*" } });
    link("pulumi-armature");
    link("@pulumi/pulumi");
    expect(await problems("infra")).toEqual([]);
  });

  it("looks from the folder of the program, and not from that of the project", async () => {
    put("Pulumi.yaml", `${yaml}main: infra\n`);
    put("pnpm-lock.yaml", "");
    put("infra/index.ts", "");
    link("pulumi-armature", "tools/node_modules/pulumi-armature");
    link("@pulumi/pulumi", "infra/node_modules/@pulumi/pulumi");
    expect(await problems()).toEqual([
      "problem pulumi-armature: the project cannot resolve it, and the engine neither | Run pnpm add pulumi-armature in infra.",
      expect.stringMatching(/^problem provider: cannot be loaded from infra: Cannot find module/u),
    ]);
  });

  it("names the package that alone has it, as a component library under pnpm does", async () => {
    put("Pulumi.yaml", yaml);
    put("pnpm-lock.yaml", "");
    put("package.json", { dependencies: { "@acme/checks": "*", "@pulumi/pulumi": "*" } });
    link("@pulumi/pulumi");
    fake("@acme/checks", "1.0.0", "node_modules/@acme/checks", { dependencies: { "pulumi-armature": "*" } });
    link("pulumi-armature", "node_modules/@acme/checks/node_modules/pulumi-armature");
    expect((await problems())[0]).toBe(
      "problem pulumi-armature: only @acme/checks has it, and the engine looks from this folder | " +
        "Run pnpm add pulumi-armature in this folder.",
    );
  });

  it("tells of a second SDK of Pulumi's that this package would use", async () => {
    put("Pulumi.yaml", yaml);
    put("package.json", { dependencies: { "pulumi-armature": "*", "@pulumi/pulumi": "*" } });
    link("pulumi-armature");
    fake("@pulumi/pulumi", "3.300.0");
    const [own] = await problems();
    expect(own).toMatch(
      /^problem @pulumi\/pulumi: twice: node_modules\/@pulumi\/pulumi, and for pulumi-armature \S+;/u,
    );
  });

  it("warns of a second SDK of Pulumi's that another package brings along", async () => {
    put("Pulumi.yaml", yaml);
    put("package.json", { dependencies: { "pulumi-armature": "*", "@pulumi/pulumi": "*", "@acme/random": "*" } });
    link("pulumi-armature");
    link("@pulumi/pulumi");
    fake("@acme/random", "1.0.0", "node_modules/@acme/random", { dependencies: { "@pulumi/pulumi": "*" } });
    fake("@pulumi/pulumi", "3.299.0", "node_modules/@acme/random/node_modules/@pulumi/pulumi");
    expect(await problems()).toEqual([
      "warning @pulumi/pulumi: @acme/random has one of its own, 3.299.0 | " +
        "Let all name one version, then run npm dedupe.",
    ]);
  });

  it("tells of a second version of this package", async () => {
    put("Pulumi.yaml", yaml);
    put("yarn.lock", "");
    put("package.json", { dependencies: { "pulumi-armature": "*", "@pulumi/pulumi": "*", "@acme/checks": "*" } });
    link("pulumi-armature");
    link("@pulumi/pulumi");
    fake("@acme/checks", "1.0.0", "node_modules/@acme/checks", { dependencies: { "pulumi-armature": "*" } });
    fake("pulumi-armature", "0.0.1", "node_modules/@acme/checks/node_modules/pulumi-armature");
    expect(await problems()).toEqual([
      "problem pulumi-armature: @acme/checks has 0.0.1, and the engine loads the project's for both | " +
        "Let all name one version, then run yarn dedupe.",
    ]);
  });

  it("says what a package lacks that is there and cannot be loaded", async () => {
    put("Pulumi.yaml", yaml);
    put("package.json", { dependencies: { "pulumi-armature": "*", "@pulumi/pulumi": "*" } });
    link("@pulumi/pulumi");
    fake("pulumi-armature", "0.0.1", "node_modules/pulumi-armature", {
      exports: { "./package.json": "./package.json" },
    });
    expect(await problems()).toEqual([
      expect.stringMatching(/^warning pulumi-armature: the project has 0\.0\.1, this command is /u),
      expect.stringMatching(/^problem provider: cannot be loaded from this folder: Package subpath '\.\/provider'/u),
    ]);
  });
});
