import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hiddenText } from "../../provider/api/quotation.js";
import { redact } from "../../provider/api/redact.js";
import { refusal } from "../../provider/api/refusal.js";
import { hostError } from "../../provider/host/failure.js";
import { fittingText } from "../../provider/host/fitting.js";
import { PartialState } from "../../provider/resource.js";
import { markdownReport } from "../../provider/report/markdown.js";
import { asFound, isTooDeep } from "../../provider/workflow/drift.js";
import type { Run } from "../../provider/report/gate-report.js";
import { gated } from "../unit/gated.js";
import { anyText, jsonOf } from "./hostile/any-json.js";
import { gateOver } from "./hostile/gate.js";
import { hold } from "./hostile/hold.js";
import { obeyedIn } from "./hostile/obeyed.js";
import { wholeEvaluation } from "./hostile/run-words.js";

const texts = fc.array(anyText, { maxLength: 6 }).map((parts) => parts.join(""));

/** Addresses that are another host's, or that look like the configured one. */
const addresses = [
  "https://evil.example/runs/run_1",
  "javascript:alert(1)",
  "//evil.example",
  "https://acme.armature.app@evil.example/",
  "https://acme.armature.app.evil.example/",
  "https://acme.armature.app:8443/",
  "https:\\\\evil.example\\",
  "/\\evil.example",
  "..",
  "../../evil",
  "run_1?next=https://evil.example",
  "run_1#https://evil.example",
  "https://аcme.armature.app/",
  "data:text/html,x",
];
const address = fc.oneof(fc.constantFrom(...addresses), fc.webUrl());

describe("an error's text, whatever a server writes", () => {
  it("has no line, sign or command of it that a terminal or a CI service obeys, and none of what it was told", async () => {
    const secret = fc.stringMatching(/^[a-j0-9]{12,30}$/u);
    await hold(1000, [texts, secret, texts], (before, told, after) => {
      const shown = redact(`${before}${told}${after}`, [hiddenText(told)]);
      expect(obeyedIn(shown)).toEqual([]);
      expect(shown).not.toContain("\n");
      if (!`${before}${after}`.includes(told)) expect(shown).not.toContain(told);
      expect(encodeURI(shown).length).toBeGreaterThanOrEqual(0);
    });
  });

  it("is one line, in each place of a refusal that it may come from", async () => {
    await hold(500, [texts, fc.constantFrom(400, 404, 422, 500)], (written, status) => {
      const fieldErrors = [{ field: written, message: written }];
      const text = JSON.stringify({ error: { code: written, message: written, details: { fieldErrors } } });
      const answer = { status, contentType: written, requestId: written, retryAfter: written, text };
      const hide = (said: string): string => redact(said, []);
      const { message } = refusal("POST", "/workflows", {}, answer, hide, 0);
      expect(obeyedIn(message)).toEqual([]);
      expect(message).toMatch(/^POST \/workflows failed: [^\n]+$/u);
    });
  });

  it("always fits into a header, and so does a partial state's", async () => {
    await hold(500, [texts], (written) => {
      for (const error of [new Error(written), new PartialState(written, { id: "wf_1", state: {} })]) {
        const { message } = hostError(error, {});
        // What gRPC does to it: half a character makes it throw, and the engine waits for ever.
        expect(encodeURI(message).length).toBeLessThan(16 * 1024);
      }
    });
    expect(fittingText("a".repeat(5) + "\ud83d")).toBe("aaaaa\ufffd");
  });
});

describe("what only the server has in an object that a program declares", () => {
  it("has keys that begin no line and colour nothing, since the engine prints them as they are", async () => {
    await hold(500, [jsonOf(["a", "b\n::error::c", "d\u001b[1m", "  ::warning::e"], ["x"])], (told) => {
      const found = asFound({ a: 1, b: { a: 2 }, list: [1] }, { a: told, b: { a: told }, list: [1, told] });
      const keys: string[] = [];
      JSON.stringify(found, (key, value: unknown) => {
        keys.push(key);
        return value;
      });
      expect(keys.flatMap(obeyedIn)).toEqual([]);
    });
  });

  it("is not taken where it is nested so deeply that the host would take minutes", () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
    expect([isTooDeep({}, nested(100)), isTooDeep({}, nested(102))]).toEqual([false, true]);
    expect([isTooDeep(nested(300), nested(300)), isTooDeep(nested(300), nested(402))]).toEqual([false, true]);
    const endless = JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) as unknown;
    expect(isTooDeep([], endless)).toBe(true);
  });
});

describe("a link to a run", () => {
  it("leads to the configured host, whatever address the server names as the run's or gives as its id", async () => {
    await hold(500, [address, address], async (url, other) => {
      const run = {
        id: url,
        status: "fail",
        model: other,
        modelId: other,
        url,
        links: { self: url },
        dashboardUrl: url,
      };
      const evaluation = { ...wholeEvaluation, criteria: [{ criterionText: url, isRequired: true, passed: false }] };
      const ended = await gateOver({ list: { rows: [] }, dispatch: { runIds: [url] }, run, evaluation });
      const runs = (ended.state["runs"] ?? []) as readonly Run[];
      for (const each of runs) {
        const { origin, pathname, search, hash } = new URL(each.url);
        expect([origin, search, hash]).toEqual(["https://acme.armature.app", "", ""]);
        expect(pathname).toMatch(/^\/runs\/[^/]+$/u);
      }
      // A sign in it keeps what looks like an address from being one.
      const links = markdownReport(gated(runs)).match(/\b(?:https?|javascript|data):[^\s)]*|\]\([^)]*\)/gu) ?? [];
      for (const link of links) expect(link).toMatch(/^(?:\]\()?https:\/\/acme\.armature\.app\/runs\//u);
    });
  });
});
