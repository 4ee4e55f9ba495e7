import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ensureEngine } from "../support/engine/ensure-engine.js";
import { packedProject, type Project } from "./packed.js";

const root = path.resolve(__dirname, "../..");
const example = path.join(root, "examples/test-your-stack");

interface Outcome {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

describe("examples/test-your-stack, in a clone", () => {
  it("builds the package by README's first commands, and then runs by its next", () => {
    const readme = readFileSync(path.join(example, "README.md"), "utf8");
    const [prepare = "", run = ""] = [...readme.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, commands]) => commands);
    expect(prepare).toBe("npm ci\nnpm run build\n");
    // The first have been run, as before any test of this folder.
    const { status, stderr } = spawnSync(`${run.trim()} -- -t declares`, {
      cwd: example,
      encoding: "utf8",
      shell: true,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining("1 passed") });
  });
});

describe("examples/test-your-stack, in a folder of its own with the package as npm packs it", () => {
  let project: Project;
  let engineFolder: string;

  beforeAll(async () => {
    engineFolder = path.dirname((await ensureEngine(() => undefined)).command);
    project = packedProject();
    cpSync(example, project.folder, { recursive: true, filter: (file) => !file.includes("node_modules") });
    symlinkSync(path.join(root, "node_modules/.bin"), path.join(project.folder, "node_modules/.bin"));
    mkdirSync(path.join(project.folder, "tmp"));
  });
  afterAll(() => project.remove());

  /** Runs the example's own tests as its user does. */
  function runTests(...args: string[]): Outcome {
    const { stdout, stderr } = spawnSync("npx", ["--no-install", "jest", "--json", ...args], {
      cwd: project.folder,
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: [engineFolder, process.env["PATH"]].join(path.delimiter),
        TMPDIR: path.join(project.folder, "tmp"),
      },
    });
    if (!stdout.startsWith("{")) throw new Error(`jest gave no outcome: ${stdout}${stderr}`);
    return JSON.parse(stdout) as Outcome;
  }

  const titled = ({ testResults }: Outcome, status: string): string[] =>
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.flatMap((each) => (each.status === status ? [each.title] : [])),
    );

  it("passes every test, skips none, and leaves nothing behind", () => {
    const files = readdirSync(project.folder).sort();
    const outcome = runTests();
    expect(titled(outcome, "failed")).toEqual([]);
    expect(outcome).toMatchObject({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 });
    expect(readdirSync(project.folder).sort()).toEqual(files);
    const left = readdirSync(path.join(project.folder, "tmp"));
    expect(left.filter((name) => name.startsWith("pulumi-armature-"))).toEqual([]);
  });

  it("needs no Jest: what it is made of works in Node.js' own test runner", () => {
    const text = readFileSync(path.join(project.folder, "test/declared.test.ts"), "utf8");
    const adapted = text
      .replace(
        'import { expect, it } from "@jest/globals";',
        'import { it } from "node:test"; import { expect } from "expect";',
      )
      .replace("../index.js", "./index.ts");
    project.write("node.test.ts", adapted);
    project.run("node", "--import", "tsx", "--test-name-pattern=declares", "--test", "node.test.ts");
    rmSync(path.join(project.folder, "node.test.ts"));
  });

  it("fails where the program has lost its gate", () => {
    const program = path.join(project.folder, "index.ts");
    const text = readFileSync(program, "utf8");
    writeFileSync(program, text.replace('gate: "block"', 'gate: "off"'));
    const outcome = runTests("-t", "gate|fails");
    expect(titled(outcome, "failed")).toEqual(
      expect.arrayContaining([
        "declares a workflow for two models, and a gate on its runs",
        "goes no further when the test fails",
      ]),
    );
  });
});
