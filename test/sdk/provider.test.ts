import { describe, expect, it } from "@jest/globals";
import { Provider, Workflow } from "../../sdk/index.js";
import { registeredBy } from "./registered.js";

/** How Pulumi marks a secret on its way to the engine. */
const secretMark = "4dabf18193072939515e22adb298388d";
const secretMarkValue = "1b47061264138c4ac30d75fd1eb44270";

describe("an explicit Provider", () => {
  it("is Pulumi's own provider of dynamic resources, with the settings under their full names", async () => {
    const [provider] = await registeredBy(
      () => new Provider("staging", { organization: "acme", apiKey: "amt_id_secret", maxRetries: 2 }),
    );
    expect(provider).toMatchObject({
      type: "pulumi:providers:pulumi-nodejs",
      name: "staging",
      inputs: { "armature:organization": "acme", "armature:maxRetries": 2 },
    });
  });

  it("sends its key as a secret", async () => {
    const [provider] = await registeredBy(() => new Provider("staging", { apiKey: "amt_id_secret" }));
    expect(provider?.inputs).toEqual({ "armature:apiKey": { [secretMark]: secretMarkValue, value: "amt_id_secret" } });
  });

  it("is taken by a workflow that names it", async () => {
    const registered = await registeredBy(() => {
      const provider = new Provider("staging", { apiKey: "amt_id_secret" });
      return new Workflow("search", { mcpServerId: "mcp_1", testerPrompt: "Search." }, { provider });
    });
    expect(registered.map(({ name }) => name)).toEqual(["staging", "search"]);
  });

  it("reads everything from the environment when it is given nothing", async () => {
    const [provider] = await registeredBy(() => new Provider("staging"));
    expect(provider?.inputs).toEqual({});
  });

  it("refuses an argument that is none, with the one that was meant and no value", () => {
    const make = () => new Provider("staging", { apikey: "amt_id_secret", baseURL: "x" } as object);
    expect(make).toThrow("apikey is not known; the nearest is apiKey; baseURL is not known; the nearest is baseUrl.");
    expect(make).not.toThrow("amt_id_secret");
    expect(() => new Provider("staging", { apiKey: new Date(0) } as object)).toThrow("apiKey is a Date");
  });
});
