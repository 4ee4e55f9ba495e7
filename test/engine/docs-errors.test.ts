import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Running } from "../emulator/command.js";
import { blocksIn, blocksOf } from "../support/docs/pages.js";
import { missingFrom } from "../support/docs/printed.js";
import { temporaryFolder, type TemporaryFolder } from "../support/process/temporary-folder.js";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { account, deploy, type Deployment } from "./deployment.js";

const page = "docs/errors.md";

const viewer = "amt_viewer_secret";

let deployment: Deployment;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = temporaryFolder("errors");
  deployment = await deploy({
    program: "",
    emulator: { keys: [{ key: viewer, role: "viewer" }] },
    config: (emulator) => ({ ...account(emulator), "armature:maxRetries": "0", "armature:pollIntervalSeconds": "0.1" }),
  });
});
afterAll(async () => {
  await deployment.close();
  folder.remove();
});

async function command(...args: readonly string[]): Promise<string> {
  const { url, apiKey } = deployment.emulator;
  return (await new Running(args, { ARMATURE_BASE_URL: url, ARMATURE_API_KEY: apiKey }, folder.folder).ended).stderr;
}

/** What the engine prints of an `up` of this program, which fails. */
async function failing(program: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  deployment.program(program);
  const { exitCode, output } = await deployment.stack.up({ env });
  expect(exitCode).not.toBe(0);
  return output;
}

async function succeeding(program: string): Promise<void> {
  deployment.program(program);
  expect((await deployment.stack.up()).exitCode).toBe(0);
}

const workflow = (name: string, prompt = "Search.", more = "", options = "{}"): string =>
  `new armature.Workflow("${name}", { mcpServerId, testerPrompt: "${prompt}", ${more} }, ${options});`;

const idOf = async (name: string): Promise<string> => {
  const made = (await deployment.emulator.workflows()).filter(
    (one) => one.name === name && one.archivedAt === undefined,
  );
  return made[0]?.id ?? "";
};

async function archive(id: string): Promise<void> {
  const { url, apiKey } = deployment.emulator;
  await fetch(`${url}/workflows/${id}`, { method: "DELETE", headers: { authorization: `Bearer ${apiKey}` } });
}

/** The resource option for an account that differs from the stack's in these settings. */
function by(settings: object): string {
  const { url, apiKey } = deployment.emulator;
  const args = JSON.stringify({ baseUrl: url, apiKey, maxRetries: 0, ...settings });
  return `{ provider: new armature.Provider("other", ${args}) }`;
}

const gated = `
const search = new armature.Workflow("search", { mcpServerId, testerPrompt: "Search.", testerModelIds: ["gpt-5"] });
new armature.WorkflowRun("smoke", { workflowId: search.id, gate: "block" });`;

/** By the heading of the page: what has to go wrong for all that is shown below it, and what is printed then. */
const printed: Readonly<Record<string, () => Promise<string[]>>> = {
  "A request that failed": async () => {
    const own = workflow("Find issues");
    await succeeding(own);
    const id = await idOf("Find issues");
    const { emulator } = deployment;
    const read = (settings: object): Promise<string> =>
      failing(`${own} armature.Workflow.get("read", "${id}", ${by(settings)});`);
    const refused = [
      await read({ apiKey: "amt_other_secret" }),
      await failing(`${own} new armature.WorkflowRun("run", { workflowId: "${id}" }, ${by({ apiKey: viewer })});`),
      await read({ baseUrl: "http://127.0.0.1:1" }),
    ];
    await emulator.setFaults([{ do: { stall: "headers" } }]);
    const late = await read({ requestTimeoutSeconds: 1 });
    await emulator.setFaults([]);
    await archive(id);
    const gone = await failing(workflow("Find issues", "Find."));
    await deployment.stack.refresh();
    return [...refused, late, gone];
  },
  "A creation whose answer was lost": async () => {
    await deployment.emulator.setFaults([{ method: "POST", path: "/workflows", do: { cut: "before" } }]);
    const lost = await failing(workflow("lost"));
    await deployment.emulator.setFaults([]);
    await succeeding("");
    await succeeding(workflow("left"));
    const before = await deployment.stack.stateText();
    await succeeding(workflow("left") + workflow("behind"));
    await deployment.stack.putStateText(before);
    const found = await failing(workflow("left") + workflow("behind", "Find."));
    return [lost, found];
  },
  Settings: async () => {
    await deployment.stack.setConfig("armature:timeoutSeconds", "30");
    const unset = 'armature.Workflow.get("read", "wf_123", { provider: new armature.Provider("unset") });';
    return [await failing(workflow("left") + unset)];
  },
  Inputs: async () => [
    await failing(
      'new armature.Workflow("search", { mcpServerId: "", prompt: "x", testerPrompt: "y" } as unknown as armature.WorkflowArgs);',
    ),
    await failing(workflow("search", "Search.", "metadata: { since: new Date() }")),
  ],
  Adopting: async () => {
    await succeeding(workflow("mine"));
    const id = await idOf("mine");
    const mine = workflow("mine");
    return [
      await failing(mine + workflow("other", "Search.", "", '{ import: "wf_123" }')),
      await failing(mine + workflow("mine-too", "Find.", 'name: "mine"', `{ import: "${id}" }`)),
    ];
  },
  Gates: async () => {
    await deployment.emulator.setScript([{ trigger: "manual", status: "fail" }]);
    return [await failing(gated), await failing(gated, { ARMATURE_GATE: "warn" })];
  },
  Commands: async () => {
    await succeeding(workflow("Find issues"));
    writeFileSync(path.join(folder.folder, "mine.ts"), "export {};\n");
    return [await command("run", "Find isues"), await command("import", "--out", "mine.ts")];
  },
};

const headings = [
  ...new Set(
    blocksOf(page)
      .filter(({ language }) => language === "text")
      .map(({ heading }) => heading),
  ),
];

describe("docs/errors.md", () => {
  it.each(headings)("shows below %s what is printed", async (heading) => {
    const texts = await (printed[heading]?.() ??
      Promise.reject(new Error(`Nothing here prints what ${heading} shows.`)));
    const output = texts.join("\n").replaceAll("\t", " ");
    expect(missingFrom(output, blocksIn(page, "text", heading).join(""))).toEqual([]);
  });
});
