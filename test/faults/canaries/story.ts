import path from "node:path";
import type { AddressInfo } from "node:net";
import type { RequestRecord, WorkflowRecord } from "../../../sdk/testing/index.js";
import { tunnelling, type Proxy } from "../../api/proxies.js";
import { account, deploy, type Deployment } from "../../engine/deployment.js";
import { temporaryFolder } from "../../support/process/temporary-folder.js";
import type { OperationOptions, Verb } from "../../support/stack/operation.js";
import { canaries, numberCanary, program } from "./canaries.js";
import { textBelow, type Places } from "./places.js";

/** What is left of a stack's life for whoever looks for secrets. */
export interface Left {
  readonly places: Places;
  /** What each operation printed. */
  readonly printed: Readonly<Record<string, string>>;
  /** The checkpoint file after each operation. */
  readonly states: Readonly<Record<string, string>>;
  /** The state as those see it who have its passphrase, at several times. */
  readonly decrypted: readonly unknown[];
  /** For those who ask for secrets. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly workflows: readonly WorkflowRecord[];
  readonly requests: readonly RequestRecord[];
  /** The `host:port` of each tunnel through the proxy. */
  readonly tunnels: readonly string[];
}

/** What the server has been told. */
const told = [canaries["API key"], canaries.prompt, canaries.metadata, canaries.criterion, `${canaries.prompt}-again`];

/** An answer that repeats all of it, whatever was asked. */
const repeating = JSON.stringify({ error: { message: `No: ${[...told, numberCanary].join(", ")}` } });

/** A stack's life with secrets in every place that takes some, behind a proxy that wants a password. */
export async function live(): Promise<Left> {
  const proxy = tunnelling();
  await new Promise<void>((resolve) => {
    proxy.server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = proxy.server.address() as AddressInfo;
  const temporary = temporaryFolder("canaries");
  const deployment = await deploy({
    program: program(),
    emulator: { apiKey: `amt_canary_${canaries["API key"]}`, script: [{ trigger: "manual", status: "fail" }] },
    config: (emulator) => ({
      ...account(emulator),
      "armature:pollIntervalSeconds": "0.1",
      "canary:other": { value: canaries["another setting"], secret: true },
    }),
    env: () => ({
      HTTP_PROXY: `http://tester:${canaries["proxy's password"]}@127.0.0.1:${port}`,
      NO_PROXY: "",
      TMPDIR: temporary.folder,
      // What loads the program would keep it there, and here its secrets stand in it.
      TSX_DISABLE_CACHE: "1",
    }),
  });
  try {
    return await toldBy(deployment, proxy, temporary.folder);
  } finally {
    await deployment.close();
    temporary.remove();
    proxy.server.close();
    proxy.server.closeAllConnections();
  }
}

async function toldBy(deployment: Deployment, proxy: Proxy, temporary: string): Promise<Left> {
  const { emulator, stack, folder } = deployment;
  const printed: Record<string, string> = {};
  const states: Record<string, string> = {};
  const decrypted: unknown[] = [];
  const [kept, reports, temporaries, outputs]: [string[], string[], string[], string[]] = [[], [], [], []];
  const summary = { GITHUB_STEP_SUMMARY: path.join(folder, "reports", "summary.md") };

  /** Does it, and takes note of all that it has left for others to read. */
  async function does(what: string, verb: Verb, options: OperationOptions = {}): Promise<void> {
    printed[what] = (await stack[verb]({ ...options, env: summary })).output;
    if (verb !== "preview") states[what] = await stack.stateText();
    kept.push(textBelow(stack.folder));
    reports.push(textBelow(path.join(folder, "reports")));
    temporaries.push(textBelow(temporary));
  }
  async function look(): Promise<void> {
    decrypted.push(await stack.decryptedState());
    outputs.push(await stack.shownOutputs());
  }

  await does("preview", "preview");
  await does("create", "up");
  await look();
  await does("refresh after create", "refresh");
  deployment.program(program("-changed"));
  await emulator.setScript([]);
  await does("update", "up");
  await does("refresh after update", "refresh");
  await look();
  const shown = await stack.outputs();

  await emulator.setFaults([{ do: { status: 400, body: repeating } }]);
  await does("refused refresh", "refresh");
  deployment.program(program("-again"));
  await does("refused update", "up");
  await does("refused destroy", "destroy");
  await emulator.setFaults([]);
  await does("log", "up", { verbosity: 9 });
  const workflows = await emulator.workflows();
  await does("destroy", "destroy");

  const requests = await emulator.requests();
  const { log = "", ...others } = printed;
  const places: Places = {
    "requests to Armature": proxy.carried(),
    "requests to the proxy": proxy.authorizations.map((sent = "") => atob(sent.replace("Basic ", ""))).join("\n"),
    "state, history and settings": kept.join("\n"),
    "standard output and error": Object.values(others).join("\n"),
    "`pulumi stack output`": outputs.join("\n"),
    "reports and step summary": reports.join("\n"),
    "temporary files": temporaries.join("\n"),
    "emulator's request log": JSON.stringify(requests),
    "engine's log at `-v=9`": log,
  };
  return { places, printed: others, states, decrypted, outputs: shown, workflows, requests, tunnels: proxy.tunnels };
}
