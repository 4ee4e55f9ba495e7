import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deploy, type Deployment } from "./deployment.js";

const program = `
for (let index = 0; index < 100; index += 1) {
  new armature.Workflow(\`journey-\${index}\`, { mcpServerId, testerPrompt: \`Journey \${index}.\` });
}
`;

const looks = (count: number): string[] => Array.from({ length: count }, () => "GET /workflows/{id}");

describe("a stack of 100 workflows", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await deploy({ program });
  });
  afterAll(() => deployment.close());

  it("is created by exactly 100 POSTs over connections that are used again and again", async () => {
    expect((await deployment.stack.up()).changes).toEqual({ create: 101 });
    const { connections, maxInFlight } = await deployment.emulator.stats();
    const posts = Array.from({ length: 100 }, () => "POST /workflows");
    expect(await deployment.sent()).toEqual(["GET /org", "GET /workflows", ...posts]);
    expect(connections).toBeLessThanOrEqual(16);
    expect(maxInFlight).toBeLessThanOrEqual(16);
  });

  it("sends nothing while it does not change", async () => {
    expect((await deployment.stack.up()).changes).toEqual({ same: 101 });
    expect((await deployment.stack.preview()).changes).toEqual({ same: 101 });
    expect(await deployment.sent()).toEqual([]);
  });

  it("is refreshed by one listing, and a look at each of the first eight", async () => {
    expect((await deployment.stack.refresh()).changes).toEqual({ same: 101 });
    expect((await deployment.sent()).toSorted()).toEqual(["GET /workflows", ...looks(8)]);
  });

  it("is refreshed by a look at each where the listing does not tell enough", async () => {
    await deployment.emulator.setProfile("bare-array-partial");
    expect((await deployment.stack.refresh()).changes).toEqual({ same: 101 });
    expect((await deployment.sent()).toSorted()).toEqual(["GET /workflows", ...looks(100)]);
  });

  it("is refreshed without an error by a server that takes 40 requests a second, 25 at once", async () => {
    const limit = { perSecond: 40, inFlight: 25 };
    await deployment.emulator.setFaults([{ beyond: limit, do: { status: 429, retryAfter: "1" } }]);
    expect(await deployment.stack.refresh()).toMatchObject({ exitCode: 0, changes: { same: 101 } });
    const requests = await deployment.emulator.requests();
    expect(requests.filter(({ status }) => status === 200)).toHaveLength(101);
    expect(requests.length).toBeLessThanOrEqual(100 + 10);
    await deployment.emulator.setFaults([]);
    await deployment.emulator.setProfile("documented");
    await deployment.emulator.clearRequests();
  });

  it("sends one PATCH when one of them changes", async () => {
    deployment.program(program.replace("`Journey ${index}.`", "index === 42 ? 'Changed.' : `Journey ${index}.`"));
    expect((await deployment.stack.up()).changes).toEqual({ same: 100, update: 1 });
    expect(await deployment.sent()).toEqual(["PATCH /workflows/{id}"]);
  });

  it("is destroyed by exactly 100 DELETEs", async () => {
    expect((await deployment.stack.destroy()).changes).toEqual({ delete: 101 });
    expect(await deployment.sent()).toEqual(Array.from({ length: 100 }, () => "DELETE /workflows/{id}"));
  });
});
