import { afterEach, expect } from "@jest/globals";
import { Running } from "../emulator/command.js";
import { type TemporaryFolder, temporaryFolder } from "../support/process/temporary-folder.js";

/** What `doctor --json` says of one thing. */
export interface Finding {
  readonly what: string;
  readonly verdict: string;
  readonly said: string;
  readonly mend?: string;
}

/** A key of the server's own form, with a part that nobody may see. */
export const apiKey = "amt_doc_verysecretindeed";

/** What was found, by its name. Nothing of it may show a secret. */
export function byName(stdout: string): Readonly<Record<string, Finding>> {
  expect(stdout).not.toContain("verysecretindeed");
  return Object.fromEntries((JSON.parse(stdout) as Finding[]).map((finding) => [finding.what, finding]));
}

/** Examines the account of an address from an empty folder; a command that still runs after its test is killed. */
export function accountDoctor(): (baseUrl: string, more?: Readonly<Record<string, string>>) => Running {
  const running: Running[] = [];
  const folders: TemporaryFolder[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((command) => command.end("SIGKILL")));
    for (const folder of folders.splice(0)) folder.remove();
  });
  return (baseUrl, more = {}) => {
    const place = temporaryFolder("doctor");
    folders.push(place);
    const account = { ARMATURE_BASE_URL: baseUrl, ARMATURE_API_KEY: apiKey, ARMATURE_ORGANIZATION: "" };
    const command = new Running(["doctor", "--json"], { ...account, ...more }, place.folder);
    running.push(command);
    return command;
  };
}
