/** What is said of an emulator that has just started. */
export interface StartedFacts {
  readonly url: string;
  readonly profile: string;
  readonly stateFile: string | undefined;
  /** An MCP server that it holds, for a program's workflows to test. */
  readonly mcpServerId: string;
  /** The key, when the emulator made it up; a key that was given is not repeated. */
  readonly madeKey: string | undefined;
}

/** The lines for a person. */
export function announcement({ url, profile, stateFile, mcpServerId, madeKey }: StartedFacts): string {
  const key = madeKey ?? "<the key you gave>";
  const state =
    stateFile === undefined ? "in memory only" : `${stateFile}${madeKey === undefined ? "" : ", with the key"}`;
  return [
    `The Armature emulator is running, with the profile "${profile}". Ctrl-C stops it.`,
    "",
    `  Base URL  ${url}`,
    `  API key   ${madeKey ?? "the key you gave"}`,
    `  State     ${state}`,
    "",
    "Point a Pulumi stack at it:",
    "",
    `  pulumi config set armature:baseUrl ${url}`,
    `  pulumi config set --secret armature:apiKey ${key}`,
    "",
    "or, for the commands import, run and doctor, the environment:",
    "",
    `  export ARMATURE_BASE_URL=${url}`,
    `  export ARMATURE_API_KEY=${key}`,
    "",
    "and, for a program that takes its MCP server from the configuration, as the examples do:",
    "",
    `  pulumi config set mcpServerId ${mcpServerId}`,
    "",
  ].join("\n");
}

/** One line for a program. */
export const announcementLine = ({ url, profile, stateFile, madeKey }: StartedFacts): string =>
  JSON.stringify({ url, profile, stateFile, apiKey: madeKey, pid: process.pid });
