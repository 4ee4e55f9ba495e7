import { describe, expect, it } from "@jest/globals";
import { type Bag, unknown } from "../support/provider-process/bag.js";
import { inputs } from "../support/provider-process/inputs.js";
import { everyField, leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

type Path = readonly string[];

/** Every place in a value, the inner ones too. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** The same value with something else in one place. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) => (String(index) === key ? replaced(member, rest, by) : member));
  }
  if (typeof value !== "object" || value === null) throw new Error(`There is no ${key} in a text.`);
  return { ...value, [key]: replaced((value as Bag)[key], rest, by) };
}

const places = placesIn(everyField).filter((path) => path.length > 0);

describe("a value that a preview does not know yet", () => {
  const world = startedWorld();

  it.each(places.map((path) => ({ path, place: path.join(".") })))(
    "is accepted at $place, kept, and shown as a difference",
    async ({ path }) => {
      const { provider } = world();
      const news = inputs("search", replaced(everyField, path, unknown) as Bag);
      expect(await provider.check({}, news)).toEqual({ inputs: news, failures: [] });
      const state = { ...everyField, currentVersion: { id: "wfv_1" } };
      expect(await provider.diff("wf_1", state, news)).toEqual({ changes: "some", replaces: [] });
    },
  );

  it("hides no problem beside it", async () => {
    const { provider } = world();
    const criteria = [unknown, { criterionText: unknown, isRequired: "yes" }, { criterionTxt: unknown }];
    const { failures } = await provider.check({}, inputs("search", { ...leastFields, name: unknown, criteria }));
    expect(failures.map(({ reason }) => reason)).toEqual([
      "criteria[1].isRequired is a text; give it true or false",
      "criteria[2].criterionText is missing; give it a text",
      "criteria[2].criterionTxt is not known; the nearest known name is criterionText",
    ]);
  });

  it("may be everything", async () => {
    const { provider } = world();
    const args = Object.fromEntries(Object.keys(everyField).map((field) => [field, unknown]));
    expect((await provider.check({}, inputs("search", args))).failures).toEqual([]);
  });
});
