import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { declaredWorkflows, withPrompt } from "../declared.js";
import { withProject } from "../project.js";
import type { Tool } from "../tool.js";

/** What stands in plain in the files that a deployment writes. */
export interface PlainText {
  readonly prompt: boolean;
  readonly apiKey: boolean;
}

export interface SeenSecrets {
  readonly plain: PlainText;
  /** The same where the tool's own protection is made use of. */
  readonly guarded?: PlainText & { readonly by: string };
}

const anything = ({ prompt, apiKey }: PlainText): boolean => prompt || apiKey;

export function secretsSentence({ plain, guarded }: SeenSecrets): string {
  if (!anything(plain)) return "neither prompts nor the API key stand in its state";
  const what = plain.prompt && plain.apiKey ? "prompts and the API key" : plain.prompt ? "prompts" : "the API key";
  const guard = guarded === undefined ? "" : `, ${anything(guarded) ? "even with" : "but not with"} ${guarded.by}`;
  const rest = plain.apiKey ? "" : "; the API key does not stand there";
  return `${what} in plain text in its state${guard}${rest}`;
}

const canary = "canary-of-a-prompt-5d1c";

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const lookFor = (tool: Tool, env?: NodeJS.ProcessEnv): Promise<PlainText> =>
  withProject(
    tool,
    async ({ folder, apiKey, declare, succeed }) => {
      declare(withPrompt(declaredWorkflows(3), canary));
      // The program itself holds the canary: only what the deployment adds is its state.
      const own = new Set(filesBelow(folder));
      await succeed(tool.apply);
      const written = filesBelow(folder).filter((file) => !own.has(file));
      const holds = (text: string): boolean => written.some((file) => readFileSync(file).includes(text));
      return { prompt: holds(canary), apiKey: holds(apiKey) };
    },
    env,
  );

/** Deploys a prompt that is known by its text, and looks for it and for the key in all that the deployment has written. */
export async function seeSecrets(tool: Tool): Promise<SeenSecrets> {
  const plain = await lookFor(tool);
  const { protection } = tool;
  if (protection === undefined) return { plain };
  return { plain, guarded: { ...(await lookFor(tool, protection.env)), by: protection.name } };
}
