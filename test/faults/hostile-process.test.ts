import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { leastFields } from "../lifecycle/declared.js";
import { servers } from "../api/servers.js";
import { startProvider, type ProviderProcess } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { isWhole } from "./extent.js";
import { rightAt, spoken, toldAt, type Told } from "./hostile/crowd.js";
import { obeyedIn } from "./hostile/obeyed.js";
import { type Bytes, rawServer } from "./hostile/raw-server.js";

/** A creation whose answer says nothing is looked for over seven seconds; nothing takes longer than twice that. */
const longestMs = 15_000;

/** So many at once, so that nobody waits for the others' deadlines. */
const size = 30;

/** What an evaluation says as a whole, where its body can be read without more ado. */
function asWhole(evaluation: Bytes): unknown {
  const [, body = ""] = Buffer.from(evaluation).toString().split("\r\n\r\n");
  try {
    const told = JSON.parse(body) as { readonly passed?: unknown; readonly evaluation?: { readonly passed?: unknown } };
    return told.passed ?? told.evaluation?.passed;
  } catch {
    return undefined;
  }
}

describe("the provider's process", () => {
  let provider: ProviderProcess;
  let told: (place: number) => Told = rightAt;
  const { port } = servers();

  const settings = {
    maxRetries: "0",
    requestTimeoutSeconds: "1",
    totalTimeoutSeconds: "2",
    pollIntervalSeconds: "0.1",
  };

  /** Opens a process that talks to a server with these answers. */
  async function open(): Promise<void> {
    const url = `http://127.0.0.1:${await port(rawServer(spoken((place) => told(place))))}/api`;
    const given = { baseUrl: url, apiKey: "amt_key1_c2VjcmV0LW9mLXRoZS1rZXk", ...settings };
    provider = await startProvider({
      config: Object.fromEntries(Object.entries(given).map(([name, value]) => [`armature:${name}`, value])),
    });
  }
  let ids = 0;
  afterAll(() => provider.close());

  /** What a verb ends with: nothing, or an error that nobody obeys. */
  async function ended(verb: () => Promise<unknown>): Promise<string | undefined> {
    const message = verb().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const late = wait(longestMs, "hangs", { ref: false });
    const said = await Promise.race([message, late]);
    expect(said).not.toBe("hangs");
    expect(obeyedIn(said ?? "")).toEqual([]);
    return said;
  }

  const fresh = (handler?: "workflowRun"): StackResource => new StackResource(provider, `one-${(ids += 1)}`, handler);

  async function creates(place: number): Promise<void> {
    const workflow = fresh();
    const said = await ended(() => workflow.up({ ...leastFields, name: `wf-${place}` }));
    if (said === undefined) expect(workflow.kept.id).toMatch(/^[^\p{C}]{1,200}$/u);
  }

  /** Each of the verbs for one that is there. */
  async function goesOn(place: number): Promise<void> {
    const workflow = fresh();
    const args = { ...leastFields, name: `wf-${place}`, metadata: { team: "a" } };
    const isThere = await ended(() => workflow.up(args));
    if (isThere !== undefined || workflow.kept.id !== `wf-${place}`) return;
    await ended(() => workflow.refresh());
    if (!workflow.isInStack) return;
    await ended(() => workflow.up({ ...args, testerPrompt: "Search again." }));
    expect(workflow.kept.id).toBe(`wf-${place}`);
    await ended(() => workflow.destroy());
  }

  async function gates(place: number): Promise<void> {
    const run = fresh("workflowRun");
    const deadlines = { queueTimeoutSeconds: 1, timeoutSeconds: 1 };
    const said = await ended(() => run.up({ workflowId: `wf-${place}`, gate: "block", ...deadlines }));
    if (said === undefined) {
      expect(run.kept.state["verdict"]).toBe("pass");
      const { run: answer, evaluation } = told(place);
      expect(Buffer.from(answer).toString()).toMatch(/pass/u);
      expect(asWhole(evaluation)).not.toBe(false);
    }
    if (run.isInStack) expect(run.kept.id).not.toBe("");
  }

  it("ends every verb in time, keeps what has an id, lets no gate pass that says no pass, and goes on", async () => {
    await open();
    const crowd = fc.tuple(...Array.from({ length: size }, (_, place) => toldAt(place)));
    await fc.assert(
      fc.asyncProperty(crowd, async (answers) => {
        told = (place) => answers[place] ?? rightAt(place);
        const places = answers.map((_, place) => place);
        await Promise.all([...places.map(creates), ...places.map(goesOn), ...places.map(gates)]);
        // A place that has no answers of its own gets right ones.
        for (const verb of [creates, goesOn, gates]) await verb(size);
      }),
      { numRuns: isWhole ? 3 : 1, endOnFailure: true },
    );
    expect(provider.stderr()).not.toMatch(/URIError|TypeError|RangeError/u);
  }, 90_000);
});
