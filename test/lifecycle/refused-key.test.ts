import { describe, expect, it } from "@jest/globals";
import { byHand } from "./by-hand.js";
import { leastFields } from "./declared.js";
import { startedWorld } from "./world.js";

const wrongKey = "amt_0000_ffffffffffffffffffffffffffffffff";
const viewerKey = "amt_1111_eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

describe("with a key that the server does not know", () => {
  const world = startedWorld({ settings: { apiKey: wrongKey } });

  it("a creation fails at once and says which setting to check", async () => {
    const { newWorkflow, provider, sent } = world();
    await expect(newWorkflow().up(leastFields)).rejects.toThrow(
      /^GET \/org failed: 401 .*\. Check armature:apiKey \(or ARMATURE_API_KEY\): the key may be revoked/u,
    );
    expect(await sent()).toHaveLength(1);
    expect(provider.said()).not.toContain(wrongKey);
  });

  it("no workflow is taken for gone", async () => {
    const { emulator, provider } = world();
    await byHand(emulator, "POST", "/workflows", leastFields);
    const id = (await emulator.workflows()).at(-1)?.id ?? "";
    const state = {
      ...leastFields,
      __provider: 'exports.handler = () => require("pulumi-armature/provider").workflow;',
    };
    await expect(provider.read(id, state)).rejects.toThrow(/^GET \/workflows\/\S+ failed: 401 /u);
    await expect(provider.delete(id, state)).rejects.toThrow(/^DELETE \/workflows\/\S+ failed: 401 /u);
  });
});

describe("with a key of a viewer", () => {
  const world = startedWorld({ settings: { apiKey: viewerKey }, keys: [{ key: viewerKey, role: "viewer" }] });

  it("writing fails and says which role it needs, and reading works", async () => {
    const { emulator, newWorkflow, provider, sent } = world();
    const needsEditor =
      /failed: 403 this key's role is viewer; writing needs editor\. Make a key with an editor, admin or owner role/u;
    await expect(newWorkflow().up(leastFields)).rejects.toThrow(needsEditor);
    expect(await emulator.workflows()).toEqual([]);
    expect(await sent()).toHaveLength(1);

    await byHand(emulator, "POST", "/workflows", leastFields);
    const workflow = newWorkflow();
    await workflow.up(leastFields, (await emulator.workflows()).at(-1)?.id);
    expect(await workflow.refresh()).toEqual([]);
    await expect(workflow.up({ ...leastFields, name: "New" })).rejects.toThrow(needsEditor);
    await byHand(emulator, "POST", "/workflows", leastFields);
    const other = (await emulator.workflows()).at(-1)?.id ?? "";
    await expect(provider.delete(other, workflow.kept.state)).rejects.toThrow(needsEditor);
    expect(workflow.kept.state).toMatchObject(leastFields);
    expect(provider.said()).not.toContain(viewerKey);
  });
});
