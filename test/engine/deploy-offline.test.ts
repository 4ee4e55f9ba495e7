import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import {
  deployProgram,
  type DeployOptions,
  type ProgramDeployment,
  startEmulator,
  type StartedEmulator,
} from "pulumi-armature/testing";
import { withEngineOnPath } from "../support/engine/with-engine-on-path.js";
import { temporaryProject } from "../support/stack/temporary-project.js";

const elsewhere = `
  import * as armature from "pulumi-armature";
  const provider = new armature.Provider("other", { baseUrl: "https://armature.invalid/v1", apiKey: "amt_id_secret" });
  new armature.Workflow("search", { mcpServerId: "mcp_1", testerPrompt: "Search." }, { provider });
`;

/** A resource of another provider, which needs no plugin. */
const other = `
  import * as pulumi from "@pulumi/pulumi";
  class Other extends pulumi.dynamic.Resource {}
  new Other({ create: async () => ({ id: "o-1", outs: {} }) }, "mine", {});
`;

describe("deployProgram", () => {
  withEngineOnPath();
  let emulator: StartedEmulator;
  const open: (() => Promise<void> | void)[] = [];

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.stop());
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function deployed(index: string, options: Partial<DeployOptions> = {}): Promise<ProgramDeployment> {
    const project = await temporaryProject({ "index.ts": index });
    open.push(project.remove);
    return deployProgram({ folder: project.folder, emulator, ...options });
  }

  it("gives a program no credentials of the developer's: no variables, no home folder", async () => {
    Object.assign(process.env, { AWS_SECRET_ACCESS_KEY: "hush", NODE_AUTH_TOKEN: "hush", LC_ALL: "C" });
    open.push(() => {
      for (const name of ["AWS_SECRET_ACCESS_KEY", "NODE_AUTH_TOKEN", "LC_ALL"]) {
        Reflect.deleteProperty(process.env, name);
      }
    });
    const index = `
      import { readdirSync } from "node:fs";
      import { homedir } from "node:os";
      const { AWS_SECRET_ACCESS_KEY, AWS_REGION, NODE_AUTH_TOKEN, LC_ALL } = process.env;
      export const seen = { AWS_SECRET_ACCESS_KEY, AWS_REGION, NODE_AUTH_TOKEN, LC_ALL };
      export const home = readdirSync(homedir());
    `;
    const deployment = await deployed(index, { env: { AWS_REGION: "eu" } });
    open.push(() => deployment.close());
    await deployment.up();
    expect(await deployment.outputs()).toEqual({ seen: { AWS_REGION: "eu", LC_ALL: "C" }, home: [] });
  });

  it("lets no provider that a program points elsewhere out of the machine, and says how it gets out", async () => {
    const deployment = await deployed(elsewhere);
    open.push(() => deployment.close());
    const { message } = (await deployment.up().catch((error: unknown) => error)) as Error;
    expect(message).toContain("the proxy refused the connection with 403");
    expect(message).toContain(
      "deployProgram kept this from the network: armature.invalid:443. " +
        "To let it out, set HTTPS_PROXY in the option env, or name the host in NO_PROXY.",
    );
  });

  it("lets it out where env says so, in either spelling", async () => {
    const deployment = await deployed(elsewhere, { env: { https_proxy: "" } });
    open.push(() => deployment.close());
    const { message } = (await deployment.up().catch((error: unknown) => error)) as Error;
    expect(message).toContain("the host name is unknown");
    expect(message).not.toContain("kept this from the network");
  });

  it("does not lose what other providers have made: close() keeps the state and says so, until destroy()", async () => {
    const deployment = await deployed(other);
    await deployment.up();
    const { message } = (await deployment.close().catch((error: unknown) => error)) as Error;
    expect(message).toMatch(
      /^The stack still has resources of other providers: pulumi-nodejs:dynamic:Resource mine\. Call destroy\(\) before close\(\)\. The stack's state is kept in \S+\.$/u,
    );
    const folder = / kept in (\S+)\.$/u.exec(message)?.[1] ?? "";
    const state = path.join(folder, "backend/.pulumi/stacks/temporary/test.json");
    expect(readFileSync(state, "utf8")).toContain("o-1");

    await deployment.destroy();
    await deployment.close();
    expect(existsSync(folder)).toBe(false);
  });

  it("downloads no plugin: the developer's own are lent, and none is added to them", async () => {
    const cloud = 'import * as pulumi from "@pulumi/pulumi"; new pulumi.CustomResource("nosuch:index:Thing", "thing");';
    const deployment = await deployed(cloud);
    open.push(() => deployment.close());
    const { message } = (await deployment.up().catch((error: unknown) => error)) as Error;
    expect(message).toContain("no resource plugin 'pulumi-resource-nosuch' found");
    expect(message).not.toContain("kept this from the network");
  });
});
