import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type StartedEmulator, startEmulator } from "../../sdk/testing/index.js";
import { inputs } from "../support/provider-process/inputs.js";
import { type ProviderOptions, type ProviderProcess, startProvider } from "../support/provider-process/provider.js";
import { StackResource } from "../support/provider-process/resource.js";
import { leastFields } from "./declared.js";

describe("the settings", () => {
  let emulator: StartedEmulator;
  let provider: ProviderProcess;

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => provider.close());
  afterAll(() => emulator.stop());

  /** A workflow that a process with these settings has to create. */
  const workflowOf = async (options: ProviderOptions): Promise<StackResource> => {
    provider = await startProvider(options);
    return new StackResource(provider, "search");
  };

  it("are not needed by check and diff, and fail once, at the first request", async () => {
    const workflow = await workflowOf({});
    const news = inputs("search", leastFields);
    expect(await provider.check({}, news)).toEqual({ inputs: news, failures: [] });
    expect(await provider.diff("wf_1", { ...leastFields, name: "Old" }, news)).toMatchObject({ changes: "some" });

    await expect(workflow.up(leastFields)).rejects.toThrow(
      "neither armature:organization nor armature:baseUrl is set: " +
        "run `pulumi config set armature:organization <your-org>` or set ARMATURE_ORGANIZATION, " +
        "or, for another address, run `pulumi config set armature:baseUrl https://<your-org>.armature.app/api/armature/v1` " +
        "or set ARMATURE_BASE_URL; " +
        "armature:apiKey is not set: " +
        "run `pulumi config set --secret armature:apiKey amt_<key-id>_<secret>` or set ARMATURE_API_KEY. " +
        "An explicit Provider takes them as arguments.",
    );
    await expect(new StackResource(provider, "other").up(leastFields)).rejects.toThrow(
      /^Not tried: .*another resource/u,
    );
  });

  it("are refused all at once, each with the command and the variable that set it", async () => {
    const config = {
      "armature:baseUrl": "ftp://user:pass@armature.example",
      "armature:apiKey": "key-of-no-form",
      "armature:maxRetries": "11",
      "armature:requestTimeoutSeconds": "soon",
      "armature:marker": "perhaps",
    };
    const workflow = await workflowOf({ config });
    const refused = workflow.up(leastFields);
    for (const [name, problem, variable] of [
      ["baseUrl", "is not an http or https URL", "ARMATURE_BASE_URL"],
      ["apiKey", "does not have the form amt_<key-id>_<secret>", "ARMATURE_API_KEY"],
      ["maxRetries", "is not a whole number from 0 to 10", "ARMATURE_MAX_RETRIES"],
      ["requestTimeoutSeconds", "is not a whole number from 1 to 600", "ARMATURE_REQUEST_TIMEOUT_SECONDS"],
      ["marker", "is neither true nor false", "ARMATURE_MARKER"],
    ] as const) {
      await expect(refused).rejects.toThrow(`armature:${name} ${problem}: run \`pulumi config set `);
      await expect(refused).rejects.toThrow(`or set ${variable}`);
    }
    for (const value of Object.values(config)) await expect(refused).rejects.not.toThrow(value);
  });

  it("refuse an ingest key with the reason", async () => {
    const key = "ami_1a2b3c_0123456789abcdef";
    const workflow = await workflowOf({ config: { "armature:baseUrl": emulator.url, "armature:apiKey": key } });
    await expect(workflow.up(leastFields)).rejects.toThrow(
      "armature:apiKey is a write-only ingest key of another product (it starts ami_); " +
        "the REST API needs one that starts amt_: run `pulumi config set --secret armature:apiKey ",
    );
    expect(await emulator.requests()).toEqual([]);
    expect(provider.said()).not.toContain(key);
  });

  it("are read from the environment where the stack has none, and the stack's win", async () => {
    const workflow = await workflowOf({
      config: { "armature:apiKey": emulator.apiKey },
      env: { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: "amt_old_0000" },
    });
    expect(await workflow.up(leastFields)).toBe("created");
  });
});
