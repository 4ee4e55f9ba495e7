import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { runWorld } from "./run-world.js";

const { folder, start, command, run, routes, apiKey, reporting, told } = runWorld();

const secret = "ktG3vQ8x";

describe("an API key in place of an argument of pulumi-armature run", () => {
  it.each<[string, string, (key: string) => string[]]>([
    ["the workflow", "the workflow is", (key) => [key]],
    ["a model", "--model is", (key) => ["Find issues", "--model", "gpt-5", "--model", key]],
    ["the reason", "--reason is", (key) => ["Find issues", "--reason", key]],
    ["the baseline", "--baseline is", (key) => ["Find issues", "--baseline", ` ${key}`]],
    ["the idempotency key", "--idempotency-key is", (key) => ["Find issues", "--idempotency-key", key]],
  ])("is refused as %s before anything is written or sent", async (_, named, args) => {
    await start();
    const summary = path.join(folder(), "summary.md");
    for (const key of [`amt_12ab_${secret}`, `ami_12ab_${secret}`]) {
      const { code, stdout, stderr } = await command([...args(key), ...reporting()], { GITHUB_STEP_SUMMARY: summary })
        .ended;
      expect(stderr).toBe(
        `error: ${named} an API key, which is given by ARMATURE_API_KEY alone. Nothing was dispatched.\n`,
      );
      expect([code, stdout]).toEqual([2, ""]);
    }
    expect([await routes(), readdirSync(folder())]).toEqual([[], []]);
  });

  it("is refused within a text or a file's name, where it is the key that is set", async () => {
    await start();
    const { code, stderr } = await run(
      ...["Find issues", "--reason", `by ${apiKey()}`, "--junit", path.join(folder(), `${apiKey()}.xml`)],
    );
    expect(stderr).toMatch(/^error: --reason holds the API key, .*; --junit holds the API key, /);
    expect(stderr).not.toContain(apiKey());
    expect([code, await routes(), readdirSync(folder())]).toEqual([2, [], []]);
  });

  it("is not seen in a file that is called like one", async () => {
    await start();
    expect((await run("Find issues", "--junit", "amt_run_1.xml")).code).toBe(0);
    expect(readdirSync(folder())).toEqual(["amt_run_1.xml"]);
  });
});

describe("an API key in a server's words", () => {
  const everywhere = async (...args: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await run(...args, ...reporting());
    return [stdout, stderr, ...Object.values(told()).map((text) => JSON.stringify(text))].join("\n");
  };

  it("is told without its secret part where a workflow is called so", async () => {
    const workflow = { id: "wf_7", name: `key amt_12ab_${secret}`, testerModelIds: ["gpt-5"] };
    await start({
      faults: [{ method: "GET", path: "/workflows/*", do: { status: 200, body: JSON.stringify(workflow) } }],
    });
    const texts = await everywhere("wf_7");
    expect(texts).toContain("amt_12ab_…");
    expect(texts).not.toContain(secret);
  });

  it.each([
    ["a refusal", { method: "POST", path: "/workflows/*/runs" }],
    ["what kept a run from being read", { method: "GET", path: "/runs/*" }],
  ] as const)("is told without its secret part in %s", async (_, on) => {
    const body = JSON.stringify({ error: { message: `amt_12ab_${secret} may not do this` } });
    const id = await start({ faults: [{ ...on, do: { status: 403, body } }] });
    const texts = await everywhere(id);
    expect(texts).toContain("amt_12ab_… may not do this");
    expect(texts).not.toContain(secret);
  });
});
