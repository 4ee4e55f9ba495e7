import { describe, expect, it } from "@jest/globals";
import { crashSentence, type SeenCrash } from "../bench/peers/losses/crash.js";
import { driftSentence } from "../bench/peers/losses/drift.js";
import { previewSentence, type SeenPreview } from "../bench/peers/losses/preview.js";
import { secretsSentence } from "../bench/peers/losses/secrets.js";

const preview = (seen: Partial<SeenPreview>): string =>
  previewSentence({ command: "tool plan", told: true, writes: 0, change: "updated", ...seen });

const crash = (seen: Partial<SeenCrash>): string =>
  crashSentence({ declared: 20, answered: 10, active: 20, orphans: 0, goesOn: true, ...seen });

const nothing = { prompt: false, apiKey: false };

describe("what is said of a peer follows what was seen", () => {
  it("of a preview", () => {
    expect(preview({})).toBe("`tool plan` tells of a changed prompt; a changed prompt updates the workflow");
    expect(preview({ writes: 2 })).toContain("tells of a changed prompt and writes 2 times already");
    expect(preview({ told: false })).toContain("`tool plan` does not tell of a changed prompt");
    expect(previewSentence({ told: false, writes: 0, listed: false, change: "left" })).toBe(
      "none among its commands; a changed prompt is never sent",
    );
    expect(previewSentence({ told: false, writes: 0, listed: "plan", change: "replaced" })).toContain('name "plan"');
    expect(previewSentence({ told: false, writes: 0, change: "left" })).toContain("none, having no commands");
  });

  it("of drift", () => {
    expect(driftSentence({ looks: true, told: true, repaired: true })).toBe(
      "a refresh tells of it; the next deployment puts it back",
    );
    expect(driftSentence({ looks: true, told: false, repaired: false })).toContain("a refresh does not tell of it");
    expect(driftSentence({ looks: false, told: false, repaired: false })).toContain("there is no refresh");
    expect(
      driftSentence({ looks: false, told: false, repaired: false, forced: { by: "--force", repaired: true } }),
    ).toContain("leaves a change by hand as it is, one with `--force` puts it back");
  });

  it("of a kill", () => {
    expect(crash({})).toContain("no workflow twice after the next deployment, 0 left after destroy");
    expect(crash({ active: 30, orphans: 10 })).toContain("10 of 20 workflows twice");
    expect(crash({ active: 10 })).toContain("10 of 20 workflows after the next deployment");
    expect(crash({ goesOn: false })).toContain("the next deployment fails");
  });

  it("of secrets", () => {
    expect(secretsSentence({ plain: nothing })).toBe("neither prompts nor the API key stand in its state");
    expect(secretsSentence({ plain: { prompt: true, apiKey: true } })).toBe(
      "prompts and the API key in plain text in its state",
    );
    const plain = { prompt: true, apiKey: false };
    expect(secretsSentence({ plain })).toBe("prompts in plain text in its state; the API key does not stand there");
    expect(secretsSentence({ plain, guarded: { ...nothing, by: "its lock" } })).toContain("but not with its lock");
    expect(secretsSentence({ plain, guarded: { ...plain, by: "its lock" } })).toContain("even with its lock");
  });
});
