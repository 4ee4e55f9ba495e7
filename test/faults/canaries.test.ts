import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { canaries, numberCanary, secrets } from "./canaries/canaries.js";
import { inTheClear, isEncrypted, keptOf } from "./canaries/kept.js";
import { found, tableIn, type Places } from "./canaries/places.js";
import { live, type Left } from "./canaries/story.js";

const page = readFileSync(path.resolve(__dirname, "../../docs/secrets.md"), "utf8");

describe("a secret", () => {
  let left: Left;
  beforeAll(async () => {
    left = await live();
  });

  it("is found where docs/secrets.md says, and nowhere else", () => {
    const table = found(left.places, JSON.stringify(left.decrypted));
    expect(tableIn(page)).toEqual(table);
  });

  it("that is a number is found where a text is, and nowhere else", () => {
    const places = Object.entries(left.places).filter(([, text]: [string, string]) => text.includes(numberCanary));
    const expected: (keyof Places)[] = ["requests to Armature", "emulator's request log", "engine's log at `-v=9`"];
    expect(places.map(([place]) => place)).toEqual(expected);
  });

  it("was looked for where there was something to find", () => {
    // Nothing of a deployment is left in the folder for temporary files.
    const filled = Object.entries(left.places).filter(([, text]: [string, string]) => text.length > 100);
    expect(filled.map(([place]) => place)).toEqual(
      Object.keys(left.places).filter((name) => name !== "temporary files"),
    );
    expect(Object.values(left.printed).filter((text) => text.includes("The gate is closed (fail)"))).toHaveLength(1);
    for (const kind of ["<testsuites", '"verdict": "fail"', "### ❌"]) {
      expect(left.places["reports and step summary"]).toContain(kind);
    }
  });

  it("reaches the server, by way of the proxy", () => {
    const [workflow] = left.workflows;
    expect(workflow).toMatchObject({
      testerPrompt: `${canaries.prompt}-again`,
      metadata: { owner: "platform", token: `${canaries.metadata}-again`, account: Number(numberCanary) },
    });
    const connections = new Set(left.requests.map(({ connection }) => connection));
    expect(connections.size).toBe(left.tunnels.length);
  });

  it("is an output for those who ask for secrets", () => {
    expect(left.outputs).toMatchObject({
      prompt: `${canaries.prompt}-changed`,
      metadata: { token: `${canaries.metadata}-changed`, teams: [{ token: canaries.metadata }] },
    });
  });

  it.each([
    "create",
    "refresh after create",
    "update",
    "refresh after update",
    "refused refresh",
    "refused update",
    "log",
  ])("is an encrypted input and an encrypted output, nested too: %s", (what) => {
    for (const side of ["inputs", "outputs"] as const) {
      const { testerPrompt, metadata } = keptOf("search", left.states[what] ?? "")?.[side] ?? {};
      const { token, account, teams } = metadata as Readonly<Record<string, unknown>>;
      expect([testerPrompt, token, account, teams].map(isEncrypted)).toEqual([true, true, true, true]);
      const { triggers } = keptOf("smoke", left.states[what] ?? "")?.[side] ?? {};
      expect(inTheClear(triggers)).toEqual({ image: "a secret" });
    }
  });

  it("leaves what is not secret readable", () => {
    expect(left.states["create"]).toContain('"owner":"platform"');
  });

  it.each(secrets.filter((secret) => secret !== "criterion"))(
    "is, in the decrypted state, nowhere but where the engine marks it as one: %s",
    (secret) => {
      expect(JSON.stringify(left.decrypted.map(inTheClear))).not.toContain(canaries[secret]);
    },
  );

  it.each([
    ["refused refresh", "GET"],
    ["refused update", "PATCH"],
    ["refused destroy", "DELETE"],
  ])("is hidden by the provider, not by the engine, where the server repeats it: %s", (what, method) => {
    const line = new RegExp(`${method} /workflows/\\S+ failed: 400 (.*)`, "u").exec(left.printed[what] ?? "")?.[1];
    expect(line).toMatch(/^No: \[redacted\]/u);
    expect(line).not.toContain("[secret]");
  });
});
