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

const preset = "@secretlint/secretlint-rule-preset-recommend";

type Scan = (content: string) => Promise<string[]>;

let loaded: Promise<Scan> | undefined;

/** Loaded for the first text that is looked through. */
async function secretlint(): Promise<Scan> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import("@secretlint/core"),
    import("@secretlint/secretlint-rule-preset-recommend"),
  ]);
  return async (content) => {
    const { messages } = await lintSource({
      source: { content, filePath: "text", ext: "", contentType: "text" },
      options: { config: { rules: [{ id: preset, rule: creator }] } },
    });
    return messages.map(({ ruleId }) => `what secretlint knows as ${ruleId.replace(/^.*secretlint-rule-/, "")}`);
  };
}

/** Which kinds of credentials or private addresses stand in a text; never what they are. */
export async function credentialsIn(text: string): Promise<string[]> {
  loaded ??= secretlint();
  const own = ownKinds.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  return [...new Set([...own, ...(await (await loaded)(text))])];
}
