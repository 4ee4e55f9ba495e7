import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hiddenText } from "../../provider/api/quotation.js";
import { redact as redactHidden, redactor } from "../../provider/api/redact.js";
import { ToldTexts } from "../../provider/api/told-texts.js";

const redact = (text: string, told: readonly string[]): string => redactHidden(text, told.map(hiddenText));

const quotation = 12;

/** A text of at least this many characters, none of which our own mark has. */
const secretText = (least: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[A-Z0-9_:/ ]{${least},60}$`, "u"));

const aroundIt = fc.string({ maxLength: 200 });

/** The pieces of a secret that would count as a quotation, as they look on one line. */
function pieces(secret: string): string[] {
  const line = secret.replace(/\s+/g, " ").trim();
  const width = Math.min(quotation, line.length);
  return Array.from({ length: line.length - width + 1 }, (_, start) => line.slice(start, start + width));
}

describe("a text that is shown", () => {
  it("holds no piece of twelve characters of a secret that it quotes", () => {
    fc.assert(
      fc.property(secretText(quotation), aroundIt, aroundIt, (secret, before, after) => {
        const shown = redact(`${before}${secret}${after}`, [secret]);
        expect(pieces(secret).filter((piece) => piece.trim().length >= 4 && shown.includes(piece))).toEqual([]);
      }),
    );
  });

  it("holds no such piece when only a part of the secret is quoted, at any depth of what was sent", () => {
    fc.assert(
      fc.property(secretText(30), fc.nat({ max: 10 }), aroundIt, (secret, start, before) => {
        const shown = redactor(
          "",
          "/workflows",
          [{ deep: { text: secret } }],
          [],
        )(`${before}"${secret.slice(start, start + 16)}"`);
        expect(pieces(secret).filter((piece) => piece.trim().length >= 4 && shown.includes(piece))).toEqual([]);
      }),
    );
  });

  it("holds no short secret of four characters or more", () => {
    expect(redact("the name Wiki is taken", ["Wiki"])).toBe("the name [redacted] is taken");
    expect(redact("the word is s3cr3t", ["s3cr3t"])).toBe("the word is [redacted]");
  });

  it("shows eleven characters of a longer secret, and hides twelve", () => {
    const told = ["0123456789abcdefghij"];
    expect(redact("no: 456789abcde!", told)).toBe("no: 456789abcde!");
    expect(redact("no: 456789abcdef!", told)).toBe("no: [redacted]!");
  });

  it("shows a secret of three characters, which would hide every other word", () => {
    expect(redact("the prompt is too long", ["the", "o"])).toBe("the prompt is too long");
  });

  it("keeps words that merely share a few letters with what was sent", () => {
    const told = ["Search the wiki for the newest page and summarize it."];
    const said = "testerPrompt: the prompt is too long for this plan";
    expect(redact(said, told)).toBe(said);
  });

  it.each(["a\nb", "a\r\nb", "a\t b", "a\u0000b", "a\u001Bb", "a\u200Bb", "a\u2028b", "a\u202Eb"])(
    "is one line without control characters: %j",
    (text) => {
      expect(redact(text, [])).toBe("a b");
    },
  );

  it("knows a quotation however its white space was changed", () => {
    const told = ["Log in.\n\n  Open\tthe page.\u200B\nLook."];
    expect(redact("refused: Log in. Open the page. Look.", told)).toBe("refused: [redacted]");
    expect(redact("refused: Log in.\nOpen\n\nthe  page. Look.", told)).toBe("refused: [redacted]");
  });

  it("ends at three hundred characters", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), fc.string(), (text, secret) => redact(text, [secret]).length <= 301),
    );
    expect(redact("x y ".repeat(500), [])).toMatch(/^(x y )+…$|^(x y )+x…$/);
  });

  it("takes what was sent as it is, whatever that is", () => {
    for (const body of [undefined, null, 7, true, [], {}, [null, { a: null }], ""]) {
      expect(redactor("amt_1_key", "/workflows", body, [])("no such field")).toBe("no such field");
    }
  });

  it("holds neither the key, nor a number, nor what was told before", () => {
    const told = new ToldTexts([]);
    const hide = redactor("amt_1_key", "/workflows", { limits: { budget: 471147 } }, told);
    told.add({ metadata: { account: 90125 }, criteria: [{ criterionText: "Pays the invoice." }] });
    expect(hide("amt_1_key: 471147 and 90125; Pays the invoice.")).toBe(
      "[redacted]: [redacted] and [redacted]; [redacted]",
    );
  });

  it("keeps the package's own words, though a program says them", () => {
    const told = new ToldTexts(["retry"]);
    told.add({ onInconclusive: "retry", reason: "later" });
    expect(redactor("amt_1_key", "/workflows", undefined, told)("retry later")).toBe("retry [redacted]");
  });

  it.each([
    ["as JSON", (secret: string) => JSON.stringify({ testerPrompt: secret })],
    ["as JSON in JSON", (secret: string) => JSON.stringify(JSON.stringify({ testerPrompt: secret }))],
    ["in a URL", (secret: string) => encodeURIComponent(secret)],
    ["in capitals", (secret: string) => secret.toUpperCase()],
    ["behind a thousand blanks", (secret: string) => " ".repeat(1190) + secret],
  ])("hides a secret that it quotes %s", (_, quoted) => {
    const secret = 'hunter2-A"B\nC-99887766';
    const shown = redact(`refused ${quoted(secret)}`, [secret]).toLowerCase();
    for (const part of ["hunter2", "99887766", "7766"]) expect(shown).not.toContain(part);
  });

  const units = (text: string): string[] => text.split("").map((unit) => unit.charCodeAt(0).toString(16));

  it.each([
    ["as ASCII JSON", (text: string) => units(text).map((unit) => `\\u${unit.padStart(4, "0")}`)],
    [
      "as ASCII JSON in JSON",
      (text: string) => units(text).map((unit) => `\\\\u${unit.padStart(4, "0").toUpperCase()}`),
    ],
    ["in a URL", (text: string) => [encodeURIComponent(text)]],
    ["as HTML", (text: string) => units(text).map((unit) => `&#x${unit};`)],
  ])("hides a secret of any alphabet that it quotes %s", (_, quoted) => {
    for (const secret of [
      "Пароль для входа: вишнёвый-сад",
      "秘密の言葉は桜の木の下に眠っている",
      "Grüße, Müßiggänger",
    ]) {
      expect(redact(`refused: ${quoted(secret).join("")}.`, [secret])).toBe("refused: [redacted].");
    }
  });

  it("hides a short secret that begins before the end of what is looked at", () => {
    const prompt = "word ".repeat(238);
    expect(redact(`${prompt}hunter2pass and more`, [prompt, "hunter2pass"])).not.toContain("hunter");
  });

  it("hides the secret part of the key by itself, however short it is", () => {
    expect(redactor("amt_myid_s3cretpart", "/workflows", undefined, [])("key s3cretpart of myid is revoked")).toBe(
      "key [redacted] of myid is revoked",
    );
  });

  it("leaves what the path of the request says, which stands in the same line", () => {
    const told = ["wf 1/ü", "a secret prompt"].map(hiddenText);
    const hide = redactor("amt_1_key", `/workflows/${encodeURIComponent("wf 1/ü")}/runs`, undefined, told);
    expect(hide("no wf 1/ü for a secret prompt")).toBe("no wf 1/ü for [redacted]");
  });

  it("hides a secret that has no letters", () => {
    expect(redact("the password !#$%&/() is weak", ["!#$%&/()"])).toBe("the password [redacted] is weak");
  });
});
