import { describe, expect, it } from "@jest/globals";
import { readSettings, type Settings, variableOf } from "../../provider/config.js";

const apiKey = "amt_key1_secret";

/** The settings read from a stack's configuration and an environment; each has the key unless it says otherwise. */
function read(stack: Record<string, unknown>, environment: Record<string, string> = {}): Settings {
  const outside = new Map(Object.entries({ ARMATURE_API_KEY: apiKey, ...environment }));
  const inside = new Map(Object.entries(stack).map(([name, value]) => [`armature:${name}`, value]));
  return readSettings(
    (name) => inside.get(name),
    (name) => outside.get(name),
  );
}

const defaults = {
  apiKey,
  requestTimeoutSeconds: 60,
  totalTimeoutSeconds: 180,
  maxRetries: 4,
  maxConcurrentRequests: 16,
  pollIntervalSeconds: 2,
  maxPollIntervalSeconds: 15,
  onExisting: "adopt",
  marker: true,
};

const defaultUrl = (organization: string): string => `https://${organization}.armature.app/api/armature/v1`;

describe("the settings", () => {
  it("need an organization and a key, and have a default for everything else", () => {
    expect(read({ organization: "acme" })).toEqual({
      ...defaults,
      organization: "acme",
      baseUrl: defaultUrl("acme"),
    });
  });

  it.each([
    ["apiKey", "amt_stack_secret", "amt_environment_secret"],
    ["requestTimeoutSeconds", 5, 6],
    ["totalTimeoutSeconds", 7, 8],
    ["maxRetries", 0, 1],
    ["maxConcurrentRequests", 2, 3],
    ["marker", false, true],
  ] as const)("take %s from the stack first, then from the environment", (name, inside, outside) => {
    const account = { organization: "acme" };
    const environment = { [variableOf(name)]: String(outside) };
    expect(read({ ...account, [name]: String(inside) }, environment)[name]).toBe(inside);
    expect(read({ ...account, [name]: "" }, environment)[name]).toBe(outside);
    expect(read(account, environment)[name]).toBe(outside);
  });

  it.each([
    ["apiKey", "ARMATURE_API_KEY"],
    ["baseUrl", "ARMATURE_BASE_URL"],
    ["organization", "ARMATURE_ORGANIZATION"],
    ["maxConcurrentRequests", "ARMATURE_MAX_CONCURRENT_REQUESTS"],
    ["requestTimeoutSeconds", "ARMATURE_REQUEST_TIMEOUT_SECONDS"],
  ])("call %s %s in the environment", (name, variable) => {
    expect(variableOf(name)).toBe(variable);
  });
});

describe("base URL and organization", () => {
  const outside = { ARMATURE_BASE_URL: "http://outside.example", ARMATURE_ORGANIZATION: "globex" };

  it("of the stack shut out both of the environment, so that no key goes to another account", () => {
    expect(read({ organization: "acme" }, outside)).toMatchObject({
      organization: "acme",
      baseUrl: defaultUrl("acme"),
    });
    expect(read({ baseUrl: "http://stack.example" }, outside)).not.toHaveProperty("organization");
    expect(read({ baseUrl: "http://stack.example" }, outside).baseUrl).toBe("http://stack.example");
  });

  it("of the environment hold together where the stack names neither", () => {
    expect(read({}, outside)).toMatchObject({ organization: "globex", baseUrl: "http://outside.example" });
    expect(read({ baseUrl: "", organization: "" }, outside).baseUrl).toBe("http://outside.example");
    expect(read({}, { ARMATURE_ORGANIZATION: "globex" }).baseUrl).toBe(defaultUrl("globex"));
  });

  it("of the stack may name both: the one where to send to, the other whose answer it must be", () => {
    const both = { organization: "acme", baseUrl: "https://eu.armature.app/api/armature/v1" };
    expect(read(both)).toMatchObject(both);
  });

  it.each([
    ["https://acme.armature.app/api/armature/v1/", "https://acme.armature.app/api/armature/v1"],
    ["https://acme.armature.app/api///", "https://acme.armature.app/api"],
    [" http://127.0.0.1:4010/api ", "http://127.0.0.1:4010/api"],
    ["http://[::1]:4010", "http://[::1]:4010"],
  ])("such as %j end in no slash: %s", (baseUrl, ended) => {
    expect(read({ baseUrl }).baseUrl).toBe(ended);
  });
});
