/** What no published list of secrets knows, or what is private without being secret. */
const ownKinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["an Armature API key", /\bamt_[A-Za-z0-9_-]{8,}/],
  ["a bearer token", /\bbearer\s+[\w.~+/-]{16,}/i],
  ["a JSON Web Token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./],
  [
    "a password or key beside its name",
    /\b(?:password|passwd|secret|token|api[_-]?key|access[_-]?key)\b["']?\s*[:=]\s*["']?(?=[^\s"']*\d)[^\s"'<>${}]{8,}/i,
  ],
  ["a URL with a password", /\bhttps?:\/\/[^\s/:@]+:[^\s/@]+@/i],
  [
    "a private URL",
    /\bhttps?:\/\/(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[\w.-]+\.(?:internal|local|lan|corp|intranet)\b)/i,
  ],
];

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
  return rules as readonly LintRule[];
}

/** Which rules of secretlint's find something in a text. */
async function found(text: string): Promise<string[]> {
  loaded ??= lintRules();
  const ids: string[] = [];
  const source = { content: text, filePath: "text", ext: "", contentType: "text", hasBOM: false };
  for (const { meta, create } of await loaded) {
    const report = (): unknown => ids.push(meta.id.replace(/^.*secretlint-rule-/, ""));
    const nothing = (): undefined => undefined;
    await create({ createTranslator: () => () => ({}), report, ignore: nothing }, {}).file?.(source);
  }
  return ids;
}

/** Which kinds of credentials or private addresses stand in a text; never what they are. */
export async function credentialsIn(text: string): Promise<string[]> {
  const own = ownKinds.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  const known = (await found(text)).map((id) => `what secretlint knows as ${id}`);
  return [...new Set([...own, ...known])];
}
