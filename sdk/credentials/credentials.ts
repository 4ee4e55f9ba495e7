import { urlProblems } from "./private-url.js";

const secretName = "(?:password|passwd|passphrase|secret|token|api[_ -]?key|access[_ -]?key|private[_ -]?key)";

/** What only says where a secret is kept. */
const reference = "(?!\\$\\{|<|arn:|op://|vault:|projects/|https?://)";

/** What no published list of secrets knows. In prose a value needs a digit: "token: the one of the test account". */
const ownKinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["an Armature API key", /\bamt_[A-Za-z0-9_-]{8,}/],
  ["a bearer token", /\bbearer\s+(?=[\w.~+/-]*\d)[\w.~+/-]{16,}/i],
  ["a JSON Web Token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./],
  [
    "a password or key beside its name",
    new RegExp(`${secretName}["']?\\s*[:=]\\s*["']?${reference}(?=[^\\s"']*\\d)[^\\s"'<>]{8,}`, "i"),
  ],
];

/** In data a name like that and a value are enough. */
const nameOfSecret = new RegExp(`${secretName}$`, "i");
const valueOfSecret = new RegExp(`^${reference}\\S{8,}$`, "i");

/** A rule of secretlint's, as it calls one. Its own core takes longer with every text, so that a stack takes minutes. */
interface LintRule {
  readonly meta: { readonly id: string };
  readonly create: (
    context: Readonly<Record<"createTranslator" | "report" | "ignore", (told: object) => unknown>>,
    options: object,
  ) => { readonly file?: (source: object) => unknown };
}

let loaded: Promise<readonly LintRule[]> | undefined;

/** Loaded for the first text that is looked through. */
async function lintRules(): Promise<readonly LintRule[]> {
  const { rules } = await import("@secretlint/secretlint-rule-preset-recommend");
  // Of comments that switch rules off there are none in these texts.
  return (rules as readonly LintRule[]).filter(({ meta }) => !meta.id.endsWith("filter-comments"));
}

/** Which rules of secretlint's find something in a text. */
async function found(text: string): Promise<string[]> {
  loaded ??= lintRules();
  const ids: string[] = [];
  const source = { content: text, filePath: "text", ext: "", contentType: "text", hasBOM: false };
  for (const { meta, create } of await loaded) {
    const report = (): unknown => ids.push(meta.id.replace(/^.*secretlint-rule-/, ""));
    const nothing = (): undefined => undefined;
    const context = { createTranslator: () => () => ({}), report, ignore: nothing };
    await create(context, { enableIDScanRule: true }).file?.(source);
  }
  return ids;
}

/** A text, and what it is called where it stands in data. */
export interface Named {
  readonly text: string;
  readonly name?: string;
}

/** Which kinds of credentials or private addresses stand in a text; never what they are. */
export async function credentialsIn({ text, name = "" }: Named, allowedHosts: readonly string[]): Promise<string[]> {
  const own = ownKinds.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  const isNamed = nameOfSecret.test(name) && valueOfSecret.test(text);
  const known = (await found(`${name}: ${text}`)).map((id) => `what secretlint knows as ${id}`);
  const kinds = [...own, ...(isNamed ? ["a password or key beside its name"] : []), ...urlProblems(text, allowedHosts)];
  return [...new Set([...kinds, ...known])];
}
