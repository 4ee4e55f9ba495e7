import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import Ajv2020 from "ajv/dist/2020.js";
import { rules } from "../../sdk/policy/all-rules.js";
import { type Block, blocksIn, blocksOf, inlinesOf, pages, programsOf, root } from "../support/docs/pages.js";
import { commandProblems } from "../support/docs/commands.js";
import { startChild } from "../support/process/child.js";
import { temporaryProject } from "../support/stack/temporary-project.js";

/** A signature in the reference is no program, a drawing of the architecture no code; both have checks of their own. */
const isWritten = (page: string): boolean => !page.startsWith("docs/api/") && page !== "ARCHITECTURE.md";

const written = pages.filter(isWritten);

/** The code of this page is an example's, to the letter, which is compiled with all the rest. */
const isOwn = (page: string): boolean => page !== "docs/test-offline.md";

/** Where a test compares the output that is shown with what is printed: of `text` and of `bash` blocks. */
const compared = {
  "README.md": "contract/docs-blocks",
  "docs/errors.md": "engine/docs-errors",
  "docs/first-workflow.md": "engine/docs",
  "docs/gate-a-deployment.md": "engine/docs",
  "docs/look-things-up.md": "engine/docs",
  "docs/migrate-from-curl.md": "engine/docs",
} as const;

/** What is told to be typed in the middle of a sentence, too. */
const ours = /^(?:npx pulumi-armature|npm run) /;

const nameOf = (page: string, index: number): string => `${page.replace(/\W/g, "_")}_${index}`;

const filesOf = (language: string, suffix: string): Record<string, string> =>
  Object.fromEntries(
    written.flatMap((page) =>
      blocksIn(page, language).map((text, index) => [`${nameOf(page, index)}.${suffix}`, text] as const),
    ),
  );

describe("the code blocks of the documentation", () => {
  let project: Awaited<ReturnType<typeof temporaryProject>>;

  beforeAll(async () => {
    const programs = written
      .filter(isOwn)
      .flatMap((page) => programsOf(page).map((text, index) => [`${nameOf(page, index)}.ts`, text] as const));
    project = await temporaryProject({ ...Object.fromEntries(programs), ...filesOf("yaml", "yaml") });
  });
  afterAll(() => project.remove());

  it("are in a language that something here checks", () => {
    const checked = ["ts", "typescript", "json", "yaml", "sh", "bash", "text"];
    const others = written.filter(isOwn).flatMap((page) =>
      blocksOf(page)
        .filter(({ language }) => !checked.includes(language))
        .map(({ language, text }) => [page, language, text]),
    );
    expect(others).toEqual([]);
  });

  it("are programs that the strictest compiler takes, against the package as it is built", async () => {
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
    const modules = ["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--types", "node"];
    const files = project.list().filter((name) => name.endsWith(".ts"));
    const args = [require.resolve("typescript/lib/tsc.js"), ...options, ...modules, "--skipLibCheck", ...files];
    const { exitCode, output } = await startChild(process.execPath, args, { cwd: project.folder }).ended;
    expect({ output, exitCode }).toEqual({ output: "", exitCode: 0 });
    expect(files.length).toBeGreaterThan(10);
  });

  it("are YAML that can be read", async () => {
    const files = project.list().filter((name) => name.endsWith(".yaml") && name.includes("_md_"));
    const args = [require.resolve("prettier/bin/prettier.cjs"), "--log-level", "error", ...files];
    const { exitCode, output, stdout } = await startChild(process.execPath, args, { cwd: project.folder }).ended;
    expect({ exitCode, told: output.replace(stdout, "") }).toEqual({ exitCode: 0, told: "" });
    expect(files.length).toBeGreaterThan(1);
  });

  const jsons = written.flatMap((page) => blocksIn(page, "json").map((text) => [page, text] as const));

  it.each(jsons)("are JSON in %s, and a gate's result where they have a verdict: %s", (_, text) => {
    const value = JSON.parse(text) as object;
    if (!("verdict" in value)) return;
    const schema = readFileSync(path.join(root, "schema/gate-result.schema.json"), "utf8");
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(schema) as object);
    expect([validate(value), validate.errors]).toEqual([true, null]);
  });

  const typed = written
    .map((page) => {
      const lines = blocksIn(page, "sh").flatMap((text) => text.trimEnd().split("\n"));
      const inline = inlinesOf(page).filter(({ type }) => type === "code_inline");
      return [page, [...lines, ...inline.map(({ content }) => content).filter((text) => ours.test(text))]] as const;
    })
    .filter(([, lines]) => lines.length > 0);

  it.each(typed)("are commands that there are, with options that there are, in %s", async (_, lines) => {
    const problems = await Promise.all(lines.map(async (line) => [line, await commandProblems(line)] as const));
    expect(problems.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it("are outputs and scripts only where a test compares or runs them", () => {
    const shown = written.filter((page) => blocksOf(page).some(({ language }) => /^(text|bash)$/.test(language)));
    expect(shown.sort()).toEqual(Object.keys(compared).sort());
    for (const name of Object.values(compared))
      expect([name, existsSync(path.join(root, "test", `${name}.test.ts`))]).toEqual([name, true]);
  });

  it("show in README a violation in the words of its rule", () => {
    const [head = "", ...lines] = blocksIn("README.md", "text")
      .join("")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
    const rule = rules.find(({ name }) => head.includes(` ${name} `));
    expect([head, lines[0]]).toEqual([
      expect.stringContaining(`[severity: ${rule?.severity ?? ""}]`),
      rule?.description,
    ]);
  });
});

describe("the rule by which blocks are joined", () => {
  it("has a block without an import go on with the first program of its page", () => {
    const readme: readonly Block[] = blocksOf("README.md");
    const [first = ""] = programsOf("README.md");
    expect(first).toContain("new armature.Workflow(");
    expect(first).toContain("new armature.WorkflowRun(");
    expect(readme.length).toBeGreaterThan(programsOf("README.md").length);
  });
});
