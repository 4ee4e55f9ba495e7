import { runInNewContext } from "node:vm";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import ts from "typescript";
import { codeOf } from "../../../cli/import/code.js";
import type { Declaration } from "../../../cli/import/declaration.js";
import { earlierIn } from "../../../cli/import/earlier.js";
import { FreeNames } from "../../../cli/import/free-names.js";
import { logicalName } from "../../../cli/import/names.js";
import { scopeFor } from "../../../cli/import/scope.js";
import { identifier } from "../../../provider/api/record.js";
import { mcpServerId } from "../../engine/deployment.js";
import { importing } from "./importing.js";

const account = "https://acme.armature.app/api/armature/v1";

/** What ends a text, a comment or a line, or begins code, in one way of writing or another. */
const pieces = [
  ...['"', "'", "`", "\\", "\\`", "${", "}", "${process.exit(1)}", "*/", "/*", "//", "<!--", "-->", "\n", "\r", "\r\n"],
  ...["\u2028", "\u2029", "\u202e", "\u200f", "\u0000", "\u0007", "\u001b[31m", "\ud800", "\udc00", "🔍", "\uffff"],
  ...[
    " ",
    "  \n",
    "\t",
    "\\u0041",
    "\\x",
    "\\0",
    "__proto__",
    "constructor",
    "a",
    "ß",
    "});",
    "// Armature workflow x",
  ],
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 8 })
  .map((parts) => parts.join(""));

const filled = hostile.filter((text) => text.trim() !== "");

const anyObject = fc.object({
  key: hostile,
  values: [hostile, fc.integer(), fc.constant(0.5), fc.boolean(), fc.constant(null)],
  maxDepth: 3,
});

const args = fc.record(
  {
    name: filled,
    mcpServerId: fc.constantFrom("a", '"', "`${}`"),
    testerPrompt: filled,
    testerModelIds: fc.array(fc.constantFrom("gpt-5", "*/"), { minLength: 1, maxLength: 2 }),
    criteria: fc.array(fc.record({ criterionText: filled, isRequired: fc.boolean() }), { minLength: 1, maxLength: 2 }),
    limits: fc.constantFrom({ turns: 1 }, { ["__proto__"]: { x: 1 } }, { "a\n`": -1 }),
    metadata: anyObject,
  },
  { requiredKeys: ["name", "mcpServerId", "testerPrompt"] },
);

const id = fc.oneof(hostile, filled).filter((text) => identifier(text) === text);

const declarations = fc
  .uniqueArray(fc.record({ id, args }), { selector: (one) => one.id, maxLength: 6 })
  .map((all): Declaration[] => {
    const free = new FreeNames([]);
    return all.map((one) => ({ ...one, name: free.take(logicalName(one.args.name), "-"), secrets: [], toLookAt: [] }));
  });

/** What a program hands to the class, by running it: each is logical name, arguments and options, as JSON. */
function handed(program: string): string[] {
  const { outputText, diagnostics } = ts.transpileModule(program, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  expect(diagnostics).toEqual([]);
  const made: string[] = [];
  const Workflow = function (...given: readonly unknown[]): void {
    made.push(JSON.stringify(given));
  };
  runInNewContext(outputText, { exports: {}, require: () => ({ Workflow }) });
  return made;
}

const expected = (all: readonly Declaration[]): string[] =>
  all.map((one) => JSON.stringify([one.name, one.args, { import: one.id }]));

describe("a text of the server's in the program that is written", () => {
  it("is what the program says, whatever is in it, and never code", async () => {
    const holds = fc.asyncProperty(declarations, declarations, async (first, second) => {
      const program = codeOf(first, scopeFor(first, undefined), { account, earlier: undefined });
      expect(handed(program)).toEqual(expected(first));
      const earlier = await earlierIn(program);
      expect(earlier?.account).toBe(account);
      expect(first.filter((one) => earlier?.ids.has(one.id) !== true)).toEqual([]);
      expect(first.filter(({ name }) => earlier?.logicalNames.includes(name) !== true)).toEqual([]);
      const addition = codeOf(second, scopeFor(second, earlier), { account, earlier });
      expect(handed(`${program}\n${addition}`)).toEqual(expected([...first, ...second]));
    });
    await fc.assert(holds, { numRuns: 300 });
  });

  const on = importing();

  it("is so once it is formatted, too", async () => {
    const { emulator, create, run, file } = on();
    const workflows = fc.sample(
      fc.record({ name: filled, testerPrompt: filled, description: filled, metadata: anyObject }),
      { numRuns: 150, seed: 8 },
    );
    await create(workflows.map((workflow) => ({ ...workflow, mcpServerId })));
    const { code, stdout } = await run("--json");
    expect(code).toBe(0);
    const { workflows: written } = JSON.parse(stdout) as { workflows: { id: string; secrets: readonly unknown[] }[] };
    const plain = new Set(written.filter(({ secrets }) => secrets.length === 0).map((one) => one.id));
    expect(plain.size).toBeGreaterThan(100);
    const made = handed(file()).map((given) => JSON.parse(given) as [string, object, { import: string }]);
    const texts = new Map(made.map(([, given, options]) => [options.import, given]));
    for (const { id: workflow, name, testerPrompt, description, metadata = {} } of await emulator.workflows()) {
      if (!plain.has(workflow)) continue;
      const rest = Object.keys(metadata).length === 0 ? {} : { metadata };
      const declared = { name, mcpServerId, testerPrompt, description, ...rest };
      expect(JSON.stringify(texts.get(workflow))).toBe(JSON.stringify(declared));
    }
  });
});
