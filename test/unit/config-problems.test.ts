import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readSettings, type Settings, SettingsError } from "../../provider/config.js";

const usable = { organization: "acme", apiKey: "amt_key1_secret" };

function read(stack: Record<string, unknown>): Settings {
  const given = new Map(Object.entries(stack).map(([name, value]) => [`armature:${name}`, value]));
  return readSettings(
    (name) => given.get(name),
    () => undefined,
  );
}

function problems(stack: Record<string, unknown>): string {
  try {
    read(stack);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "";
}

const ranges = [
  { name: "requestTimeoutSeconds", least: 1, most: 600 },
  { name: "totalTimeoutSeconds", least: 1, most: 3600 },
  { name: "maxRetries", least: 0, most: 10 },
  { name: "maxConcurrentRequests", least: 1, most: 100 },
] as const;

describe("a setting that cannot be used", () => {
  it.each(ranges)("is $name outside of $least to $most", ({ name, least, most }) => {
    for (const value of [least, most, `${least}`, `${most}`, ` ${most} `]) {
      expect(read({ ...usable, [name]: value })[name]).toBe(Number(value));
    }
    const wrong = [least - 1, most + 1, least + 0.5, `${most + 1}`, "-1", "1e1", "0x1", "one", " ", true, [], {}, null];
    for (const value of [...wrong, Number.NaN, Infinity]) {
      const message = `armature:${name} is not a whole number from ${least} to ${most}`;
      expect({ value, problem: problems({ ...usable, [name]: value }) }).toEqual({
        value,
        problem: expect.stringContaining(message),
      });
    }
  });

  it.each([
    { name: "pollIntervalSeconds", most: 60 },
    { name: "maxPollIntervalSeconds", most: 300 },
  ] as const)("is $name outside of 0.1 to $most", ({ name, most }) => {
    for (const value of [0.1, "0.1", 1.5, `${most}`]) {
      expect(read({ ...usable, [name]: value })[name]).toBe(Number(value));
    }
    for (const value of [0, "0", 0.09, most + 0.1, "-1", ".5", "1,5", "1e1", "soon", " ", true, [], null]) {
      const message = `armature:${name} is not a number from 0.1 to ${most}`;
      expect(problems({ ...usable, [name]: value })).toContain(message);
    }
  });

  it.each([true, "true", "TRUE", "yes", "on", "1", false, "false", "no", "off", "0"])(
    "is not marker as %j",
    (marker) => {
      expect(typeof read({ ...usable, marker }).marker).toBe("boolean");
    },
  );

  it.each([2, "perhaps", null, []])("is marker as %j", (marker) => {
    expect(problems({ ...usable, marker })).toContain("armature:marker is neither true nor false: ");
  });

  it.each([
    ["ftp://acme.example", "is not an http or https URL"],
    ["acme.armature.app", "is not an http or https URL"],
    ["https://", "is not an http or https URL"],
    [7, "is not an http or https URL"],
    ["https://acme.example/api?x=1", "has a query, a fragment or credentials; give the base URL alone"],
    ["https://acme.example/#api", "has a query, a fragment or credentials; give the base URL alone"],
    ["https://me:word@acme.example", "has a query, a fragment or credentials; give the base URL alone"],
  ])("is the base URL %j, which %s", (baseUrl, problem) => {
    expect(problems({ ...usable, baseUrl })).toContain(`armature:baseUrl ${problem}`);
  });

  it.each(["acme.armature.app", "https://acme", "a/b", "a b", 7])("is the organization %j", (organization) => {
    expect(problems({ ...usable, organization })).toContain("armature:organization is not the slug of an organization");
  });

  it("is a key of another product, and the error says which one is needed", () => {
    const message = problems({ ...usable, apiKey: "ami_key1_c2VjcmV0" });
    expect(message).toContain(
      "a write-only ingest key of another product (it starts ami_); the REST API needs one that starts amt_",
    );
    expect(message).not.toContain("does not have the form");
    expect(message).not.toContain("c2VjcmV0");
  });

  it.each([
    "secret",
    "amt_key1",
    "amt__secret",
    "amt_key1_",
    "amt_key1_two words",
    "amt_key1_größe",
    "amt_schlüssel_x",
    7,
  ])("is the key %j", (apiKey) => {
    expect(problems({ ...usable, apiKey })).toContain("armature:apiKey does not have the form amt_<key-id>_<secret>");
  });

  it("is told with all others at once, each with two ways to mend it", () => {
    const message = problems({ apiKey: "", maxRetries: "many", marker: "perhaps" });
    expect(message.split("; ")).toEqual([
      expect.stringMatching(
        /^neither armature:organization nor armature:baseUrl is set: run `pulumi config set armature:organization <your-org>` or set ARMATURE_ORGANIZATION, or, for another address, run `pulumi config set armature:baseUrl https:\/\/<your-org>\S+\/v1` or set ARMATURE_BASE_URL$/,
      ),
      expect.stringMatching(
        /^armature:apiKey is not set: run `pulumi config set --secret armature:apiKey amt_<key-id>_<secret>` or set ARMATURE_API_KEY$/,
      ),
      expect.stringMatching(
        /^armature:maxRetries is not a whole number from 0 to 10: run `pulumi config set armature:maxRetries 4` or set ARMATURE_MAX_RETRIES$/,
      ),
      expect.stringMatching(
        /^armature:marker is neither true nor false: run .* or set ARMATURE_MARKER\. An explicit Provider takes them as arguments\.$/,
      ),
    ]);
  });

  it("of a command, which has no stack, is told by its variable with what to set it to", () => {
    const environment = new Map([["ARMATURE_MAX_RETRIES", "many"]]);
    expect(() => readSettings(undefined, (name) => environment.get(name))).toThrow(
      expect.objectContaining({
        name: "SettingsError",
        message:
          "neither ARMATURE_ORGANIZATION nor ARMATURE_BASE_URL is set: set ARMATURE_ORGANIZATION to <your-org>, or, for " +
          "another address, set ARMATURE_BASE_URL to https://<your-org>.armature.app/api/armature/v1; ARMATURE_API_KEY is " +
          "not set: set ARMATURE_API_KEY to amt_<key-id>_<secret>; ARMATURE_MAX_RETRIES is not a whole number from 0 to 10: " +
          "set ARMATURE_MAX_RETRIES to 4.",
      }),
    );
  });

  it("alone is spoken of as one", () => {
    for (const stack of [{ apiKey: usable.apiKey }, { organization: usable.organization }]) {
      expect(problems(stack)).toMatch(/\. An explicit Provider takes it as an argument\.$/);
    }
  });

  it("is never repeated, whatever it is", () => {
    const names = ["apiKey", "baseUrl", "organization", "maxRetries", "marker", "totalTimeoutSeconds"] as const;
    // Digits and capitals that no text of ours holds.
    const secret = fc.stringMatching(/^[QXZ]{6}[!-~]{0,20}$/u);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom("", "amt_", "ami_", "https://u:p@", "amt_k_\n"),
        secret,
        (name, start, text) => {
          const message = problems({ ...usable, [name]: `${start}${text}` });
          return !message.includes(text);
        },
      ),
    );
  });
});
