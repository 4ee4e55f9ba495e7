import fc from "fast-check";

/** Texts that a reader may obey, or choke on. */
export const trouble = [
  "",
  "__proto__",
  "constructor",
  "\u001b[31m\u009b2J\u0007",
  "a\n::set-output name=a::b\r\n::error::c",
  "##vso[task.complete]##[error]",
  "]]>",
  "\u202e\u2066\u200b\ufeff",
  "\ud800",
  "😀\udc00",
  "long ".repeat(2000),
  "javascript:alert(1)",
  "../../org",
  "..",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
];

export const anyText = fc.oneof(fc.constantFrom(...trouble), fc.string({ unit: "binary", maxLength: 40 }));

const deep = fc.tuple(fc.integer({ min: 100, max: 400 }), fc.boolean(), anyText).map(([levels, isList, leaf]) => {
  let value: unknown = leaf;
  for (let level = 0; level < levels; level += 1) value = isList ? [value] : { a: value };
  return value;
});

/** An object's own keys, `__proto__` among them, as JSON.parse makes them. */
const objectOf = (key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(key, value), { maxLength: 6 }).map((entries) => Object.fromEntries(entries) as unknown);

/** Any JSON whose objects like to have keys that mean something. */
export function jsonOf(keys: readonly string[], words: readonly unknown[]): fc.Arbitrary<unknown> {
  const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...keys) }, anyText);
  const leaf = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: anyText },
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 0.1),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      objectOf(key, tie("value")),
    ),
  }));
  return fc.oneof({ weight: 20, arbitrary: value }, { weight: 2, arbitrary: fc.jsonValue() }, deep);
}
