import { seededServers } from "./servers.js";

const prompts = [
  (index: number) => `Search for the newest issue of area ${index}.`,
  (index: number) =>
    `1. Search for "area ${index}".\n2. Open the first one.\n\n   Say \`done\` and \${nothing} else.  \n`,
  (index: number) => `Suche nach „Fläche ${index}“ — 検索 🔍 \\n is no new line.\r\nThe next one is.\tTab.`,
  (index: number) => `/* ${index} */ // */ \u2028 \u202e \u0007 'single' "double"`,
] as const;

const names = [
  (index: number) => `Journey ${index}`,
  () => "Für die Suche",
  (index: number) => `検索 ${index}`,
  () => "delete",
  (index: number) => `${index} issues, "quoted"`,
] as const;

/** Every field that there is, each as seldom as it is in an organization. */
const rare = (index: number): object => ({
  ...(index % 3 === 0 ? { criteria: [{ criterionText: "Returned an issue", isRequired: true }] } : {}),
  ...(index % 4 === 0 ? { schedule: { cron: index % 8 === 0 ? "0 9 * * *" : `${index % 60} 3 * * 1` } } : {}),
  ...(index % 5 === 0 ? { metadata: { "my-team": "a", deep: { list: [1, null, -0.5], on: true } } } : {}),
  ...(index % 6 === 0 ? { description: `The ${index}th.\nIn two lines.` } : {}),
  ...(index % 7 === 0 ? { limits: { maxTurns: 20 }, retryPolicy: { maxAttempts: 2 } } : {}),
  ...(index % 9 === 0 ? { toolPolicy: { allowed_tools: ["search", "get-issue"] } } : {}),
  ...(index % 11 === 0 ? { defaultMcpAuthProfileId: "6b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a09" } : {}),
});

const testers = [
  { testerModelIds: ["gpt-5", "claude-sonnet-4"] },
  { testerTargets: [{ modelId: "gpt-5", skillMode: "on" }, { modelId: "claude-sonnet-4" }] },
  { testerModelId: "gpt-5" },
  {},
] as const;

const of = <Kind>(kinds: readonly Kind[], index: number): Kind | undefined => kinds[index % kinds.length];

/** The workflows of an organization: in several scripts, on several lines, alike and all different. */
export const organization = (count: number): object[] =>
  [...Array(count).keys()].map((index) => ({
    name: of(names, index)?.(index),
    mcpServerId: of(seededServers, Math.floor(index / 3)),
    testerPrompt: of(prompts, index)?.(index),
    ...of(testers, index),
    ...rare(index),
  }));
