import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { settingsSchema, variableOf } from "../../provider/config.js";
import { effects } from "../../provider/workflow-run/diff.js";
import { defaults as runDefaults } from "../../provider/workflow-run/defaults.js";
import { workflowRunSchema } from "../../provider/workflow-run/schema.js";
import { workflowSchema } from "../../provider/workflow/schema.js";

const root = path.resolve(__dirname, "../..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

const cellsOf = (row: string): string[] =>
  row
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());

/** The rows of the table whose first column is headed so, each as its cells. */
function table(heading: string): string[][] {
  const lines = readme.split("\n");
  const start = lines.findIndex((line) => line.startsWith("|") && cellsOf(line)[0] === heading);
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  return lines.slice(start + 2, start + length).map(cellsOf);
}

const column = (heading: string, index: number): string[] => table(heading).map((cells) => cells[index] ?? "");

/** What the SDK's source says of an argument. */
interface Argument {
  readonly name: string;
  /** What it may be, without what every argument may be: an output, or undefined. */
  readonly type: string;
  readonly isOptional: boolean;
  readonly doc: string;
  /** What its docstring gives as `@default`. */
  readonly default: string | undefined;
}

function argumentsOf(file: string, name: string): Argument[] {
  const source = readFileSync(path.join(root, file), "utf8");
  const body = new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, "m").exec(source)?.[1] ?? "";
  return [...body.matchAll(/\/\*\*([\s\S]*?)\*\/\s+(\w+)(\?)?: (.*);/g)].map(
    ([, comment = "", name = "", mark, type = ""]) => {
      const doc = comment.replace(/\n\s*\*/g, "").trim();
      return {
        name,
        type: /^pulumi\.Input<(.*?)(?: \| undefined)?>$/.exec(type)?.[1] ?? type,
        isOptional: mark !== undefined,
        doc,
        default: /@default (.*)$/.exec(doc)?.[1],
      };
    },
  );
}

const plainWords = new Map([
  ["string", "text"],
  ["boolean", "true or false"],
  ["unknown", "any JSON"],
  ["JsonObject", "object"],
  ["Schedule", "object"],
  ["pulumi.Input<string>[]", "list of texts"],
]);

/** The words for a type in README; those for a number are the range that its docstring gives. */
function wordsFor(file: string, { type, doc }: Argument): string {
  const plain = plainWords.get(type);
  if (plain !== undefined) return plain;
  if (type === "number") return /from (\S+ to \d+)/.exec(doc)?.[1] ?? "a number";
  if (type.includes('"')) {
    const words = type.split(" | ").map((word) => (word === "number" ? "a number" : `\`${word}\``));
    return words.join(", ").replace(/, (a number)$/, " or $1");
  }
  const [, list, single] = /^(?:pulumi\.Input<(\w+)>\[\]|(\w+))$/.exec(type) ?? [];
  const keys = argumentsOf(file, list ?? single ?? type).map(({ name, isOptional }) =>
    isOptional ? `${name}?` : name,
  );
  return `${list === undefined ? "" : "list of "}\`{ ${keys.join(", ")} }\``;
}

const tables = [
  { heading: "input", file: "sdk/workflow.ts", type: "WorkflowArgs", inputs: workflowSchema.shape },
  { heading: "run input", file: "sdk/workflow-run.ts", type: "WorkflowRunArgs", inputs: workflowRunSchema.shape },
] as const;

/** What is set when nothing is: the default of each setting that has one. */
const defaults = settingsSchema.parse({ apiKey: "amt_id_secret" }) as Readonly<Record<string, unknown>>;

describe("README", () => {
  it("names every input of a Workflow, in the order of the schema", () => {
    expect(column("input", 0)).toEqual(Object.keys(workflowSchema.shape).map((name) => `\`${name}\``));
  });

  it("says which inputs are required", () => {
    const required = Object.entries(workflowSchema.shape).filter(([, type]) => !type.safeParse(undefined).success);
    // The class fills in the name.
    const names = required.map(([name]) => `\`${name}\``).filter((name) => name !== "`name`");
    const rows = table("input").filter((cells) => cells[2] === "required");
    expect(rows.map(([name]) => name)).toEqual(names);
  });

  it("names every output that is not an input", () => {
    const source = readFileSync(path.join(root, "sdk/workflow.ts"), "utf8");
    const declared = [...source.matchAll(/declare readonly (\w+):/g)].map(([, name]) => name ?? "");
    const own = declared.filter((name) => !Object.hasOwn(workflowSchema.shape, name));
    expect(column("output", 0)).toEqual(["every input", "`id`", ...own.map((name) => `\`${name}\``)]);
  });

  it("names every input of a WorkflowRun, in the order of the schema, and which of them dispatch or judge", () => {
    expect(column("run input", 0)).toEqual(Object.keys(workflowRunSchema.shape).map((name) => `\`${name}\``));
    const stated = table("run input").map(
      ([name = "", , , change = ""]) => [name.replaceAll("`", ""), change] as const,
    );
    const of = (words: string): string[] => stated.filter(([, change]) => change === words).map(([name]) => name);
    const having = (effect: string): string[] =>
      Object.entries(effects).flatMap(([name, each]) => (each === effect ? [name] : []));
    expect(of("dispatches")).toEqual(having("dispatch"));
    expect(of("judges the same runs")).toEqual(having("judge").filter((name) => name !== "reports"));
  });

  it("gives the defaults of a WorkflowRun's inputs", () => {
    const stated = new Map(table("run input").map(([name = "", , value = ""]) => [name.replaceAll("`", ""), value]));
    for (const [name, value] of Object.entries(runDefaults)) {
      expect([name, stated.get(name)]).toEqual([name, typeof value === "string" ? `\`"${value}"\`` : String(value)]);
    }
  });

  it.each(tables)("gives the type of every $heading as $type has it", ({ heading, file, type, inputs }) => {
    const types = new Map(argumentsOf(file, type).map((argument) => [`\`${argument.name}\``, argument]));
    expect([...types.keys()].toSorted()).toEqual(
      Object.keys(inputs)
        .map((name) => `\`${name}\``)
        .toSorted(),
    );
    for (const [name = "", stated = ""] of table(heading)) {
      const argument = types.get(name);
      if (argument === undefined) throw new Error(`${type} has no ${name}`);
      const words = wordsFor(argument.type.includes("TesterTarget") ? "sdk/workflow.ts" : file, argument);
      // What is said beyond the type stands behind a comma or a semicolon.
      expect([name, stated.slice(0, words.length), stated.slice(words.length)]).toEqual([
        name,
        words,
        expect.stringMatching(/^([,;] .*)?$/),
      ]);
      const [, other] = /not beside (`\w+`)/.exec(stated) ?? [];
      if (other !== undefined)
        expect([name, argument.doc]).toEqual([name, expect.stringContaining(`Not beside ${other}`)]);
      expect([name, stated.includes(", in order")]).toEqual([name, argument.doc.includes("Their order counts.")]);
    }
  });

  it.each(tables)("gives the default of every $heading as the docstring of $type has it", ({ heading, file, type }) => {
    const stated = table(heading).map(([name = "", , value = ""]) =>
      [name, value].map((cell) => cell.replaceAll("`", "")),
    );
    const documented = new Map(
      argumentsOf(file, type).map((argument) => [argument.name, argument.isOptional ? argument.default : "required"]),
    );
    expect(stated).toEqual(stated.map(([name = ""]) => [name, documented.get(name)]));
  });

  it("names every output of a WorkflowRun that is not an input", () => {
    const source = readFileSync(path.join(root, "sdk/workflow-run.ts"), "utf8");
    const declared = [...source.matchAll(/declare readonly (\w+):/g)].map(([, name]) => name ?? "");
    const own = declared.filter((name) => !Object.hasOwn(workflowRunSchema.shape, name));
    expect(column("run output", 0)).toEqual(own.map((name) => `\`${name}\``));
  });

  it("names every setting with its environment variable", () => {
    const names = Object.keys(settingsSchema.shape);
    expect(table("setting").map((cells) => [cells[0]?.replace(" (secret)", ""), cells[1]])).toEqual(
      names.map((name) => [`\`armature:${name}\``, `\`${variableOf(name)}\``]),
    );
  });

  it("gives the default of every setting that has one", () => {
    const stated = table("setting").map(
      ([setting = "", , , value]) => [/:(\w+)/.exec(setting)?.[1] ?? "", value] as const,
    );
    const numbers = stated.filter(([name]) => name !== "apiKey" && defaults[name] !== undefined);
    expect(numbers).toEqual(numbers.map(([name]) => [name, String(defaults[name])]));
    expect(numbers).toHaveLength(8);
  });

  it("gives ranges whose ends are taken and beyond which nothing is, as the docstrings of ProviderArgs do", () => {
    const documented = new Map(argumentsOf("sdk/provider.ts", "ProviderArgs").map(({ name, ...rest }) => [name, rest]));
    const ranges = table("setting").flatMap(([setting = "", , range = "", value]) => {
      const ends = /^(\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)$/.exec(range);
      const name = /:(\w+)/.exec(setting)?.[1] ?? "";
      return ends === null ? [] : [{ name, range, value, least: Number(ends[1]), most: Number(ends[2]) }];
    });
    expect(ranges).toHaveLength(6);
    for (const { name, range, value, least, most } of ranges) {
      const taken = (value: number) => settingsSchema.safeParse({ apiKey: "amt_id_secret", [name]: value }).success;
      const step = Number.isInteger(least) ? 1 : 0.01;
      expect([name, ...[least - step, least, most, most + step].map(taken)]).toEqual([name, false, true, true, false]);
      const { doc, default: fallback } = documented.get(name) ?? {};
      expect([name, doc, fallback]).toEqual([name, expect.stringContaining(`from ${range}.`), value]);
    }
  });

  it("shows the quickstart example, which the engine tests run, to the letter", () => {
    const program = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
    expect(program).toBe(readFileSync(path.join(root, "examples/quickstart/index.ts"), "utf8"));
  });

  it("gives the command for every setting that its programs cannot do without", () => {
    const names = [...readme.matchAll(/config\.require\("(\w+)"\)/g)].map(([, name = ""]) => name);
    expect(names).toEqual(["mcpServerId", "image"]);
    for (const name of names) expect(readme).toContain(`pulumi config set ${name} `);
  });

  it("gives the commands that set everything up, as CI runs them", () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(readme).toContain("npm ci && npm run demo\n");
    expect(readme).toContain("npm ci && npm test\n");
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "test"]));
    expect(readFileSync(path.join(root, ".ci/run"), "utf8")).toContain("npm ci && npm test\n");
  });

  it("links to nothing that is not there", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target ?? "");
    expect(links.filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
  });
});
