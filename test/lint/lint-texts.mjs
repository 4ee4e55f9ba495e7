// Reads `[{ path, text }]` from stdin, lints each text as if it lay at its path, and prints what was found, with what our
// own blocks of the configuration hold. A process of its own, since ESLint loads its configuration as an ES module, which
// Jest's sandbox refuses.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { ESLint } from "eslint";

const repository = path.resolve(import.meta.dirname, "../..");

/** The configuration over a tree of the texts alone, so that no answer depends on what the repository holds just now. */
function plant(root, texts) {
  for (const name of ["eslint.config.mjs", "eslint", "tsconfig.json"]) {
    cpSync(path.join(repository, name), path.join(root, name), { recursive: true });
  }
  symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"));
  for (const { path: file, text } of texts) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

async function lint(root, texts) {
  const eslint = new ESLint({ cwd: root });
  const findings = [];
  for (const { path: file, text } of texts) {
    const [result] = await eslint.lintText(text, { filePath: path.join(root, file) });
    const errors = result.messages.filter(({ severity }) => severity === 2);
    findings.push(errors.map(({ ruleId, message }) => ({ rule: ruleId, message })));
  }
  return findings;
}

/** The rules of the blocks that are ours, and the message of each arrow. */
async function held(root) {
  const { default: blocks } = await import(pathToFileURL(path.join(root, "eslint.config.mjs")).href);
  const ours = blocks
    .filter(({ name }) => /^(arrows|never): /.test(name))
    .flatMap(({ rules }) => Object.entries(rules));
  const [, arrows] = ours.find(([rule]) => rule === "import-x/no-restricted-paths")[1];
  return { rules: ours.map(([rule]) => rule), arrows: arrows.zones.map(({ message }) => message) };
}

const texts = await json(process.stdin);
const root = realpathSync(mkdtempSync(path.join(tmpdir(), "lint-")));
try {
  plant(root, texts);
  process.stdout.write(JSON.stringify({ findings: await lint(root, texts), held: await held(root) }));
} finally {
  rmSync(root, { recursive: true });
}
