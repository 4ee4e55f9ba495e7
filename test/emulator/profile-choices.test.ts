import { describe, expect, it } from "@jest/globals";
import { shownByAnswers } from "./choices/answers.js";
import type { Choice, ChoiceName, Shown } from "./choices/choice.js";
import { shownByDeeds } from "./choices/deeds.js";
import { at } from "./client.js";
import { emulators } from "./started.js";
import { choices } from "../../sdk/testing/emulator/profile/choices.js";

const shown: Shown<ChoiceName> = { ...shownByAnswers, ...shownByDeeds };

const rows = Object.entries(shown).flatMap(
  ([choice, { see, seen }]: [string, { see: Choice<"ids">["see"]; seen: object }]) =>
    choices[choice as ChoiceName].map((value) => ({
      choice,
      value,
      see,
      seen: at(seen, String(value)),
    })),
);

describe("a profile", () => {
  const start = emulators();

  it.each(rows)("that chooses $value for $choice lets a client see it", async ({ choice, value, see, seen }) => {
    expect(await see(await start({ profile: { [choice]: value } }))).toEqual(seen);
  });

  it.each(Object.entries(shown))("lets a client tell the values of %s from each other", (_choice, { seen }) => {
    const values: unknown[] = Object.values(seen);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBe(values.length);
  });
});
