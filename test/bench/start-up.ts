import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { median } from "./median.js";
import { providerText } from "../../sdk/registration.js";
import { startProvider } from "../support/provider-process/provider.js";

/** What a start costs, in milliseconds. */
export interface StartUp {
  /** Until Pulumi's host of dynamic providers answers, with nothing of ours in it. */
  readonly hostMs: number;
  /** The first Check of a provider that does nothing. */
  readonly stockCheckMs: number;
  /** The first Check of ours, which loads it, where nothing has changed. */
  readonly unchangedCheckMs: number;
  /** The same of a new definition, which loads the rules for inputs, too. */
  readonly newCheckMs: number;
  /** `require("@pulumi/pulumi")` in a program. */
  readonly pulumiMs: number;
  /** `require("pulumi-armature")` after it. */
  readonly sdkMs: number;
}

const news = { name: "a", mcpServerId: "b", testerPrompt: "c" };

async function firstCheck(text: string, isNew: boolean): Promise<{ hostMs: number; checkMs: number }> {
  const beganMs = performance.now();
  // Without what makes a test's host start faster than a user's.
  const provider = await startProvider({ env: { NODE_OPTIONS: "" } });
  const startedMs = performance.now();
  try {
    const inputs = { ...news, __provider: text };
    await provider.check(isNew ? {} : inputs, inputs);
    return { hostMs: startedMs - beganMs, checkMs: performance.now() - startedMs };
  } finally {
    await provider.close();
  }
}

const imports = `
const began = performance.now();
require("@pulumi/pulumi");
const loaded = performance.now();
require("pulumi-armature");
process.stdout.write(JSON.stringify({ pulumiMs: loaded - began, sdkMs: performance.now() - loaded }), () => process.exit());
`;

async function importTimes(): Promise<Pick<StartUp, "pulumiMs" | "sdkMs">> {
  const cwd = path.resolve(__dirname, "../..");
  const child = spawn(process.execPath, ["-e", imports], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
  await once(child, "close");
  return JSON.parse(text) as Pick<StartUp, "pulumiMs" | "sdkMs">;
}

/** The medians of so many starts, taken in turn. */
export async function measureStartUp(starts: number): Promise<StartUp> {
  const rounds: StartUp[] = [];
  for (let start = 0; start < starts; start += 1) {
    const { hostMs, checkMs: stockCheckMs } = await firstCheck("exports.handler = () => ({});", true);
    const { checkMs: unchangedCheckMs } = await firstCheck(providerText.workflow, false);
    const { checkMs: newCheckMs } = await firstCheck(providerText.workflow, true);
    rounds.push({ hostMs, stockCheckMs, unchangedCheckMs, newCheckMs, ...(await importTimes()) });
  }
  const of = (name: keyof StartUp): number => median(rounds.map((round) => round[name]));
  return {
    hostMs: of("hostMs"),
    stockCheckMs: of("stockCheckMs"),
    unchangedCheckMs: of("unchangedCheckMs"),
    newCheckMs: of("newCheckMs"),
    pulumiMs: of("pulumiMs"),
    sdkMs: of("sdkMs"),
  };
}
