import { describe, expect, it } from "@jest/globals";
import { profileNames } from "../../sdk/testing/index.js";
import { eachRunWorld } from "./gate-world.js";

describe("on a server that behaves as", () => {
  const world = eachRunWorld();

  it.each(profileNames)(
    "%s a gate dispatches once for each change of its triggers, and never otherwise",
    async (profile) => {
      const { emulator, workflowId, run, dispatched } = world();
      await emulator.setProfile(profile);
      const args = (image: string) => ({ workflowId, gate: "block", triggers: { image, deep: [{ a: 1, b: 2 }] } });

      expect(await run.up(args("a"))).toBe("created");
      expect(run.kept.state).toMatchObject({ verdict: "pass", sequence: 1, result: { version: 1, blocked: false } });
      expect(run.kept.state["runIds"]).toEqual((await dispatched()).map(({ id }) => id));

      expect(await run.up({ ...args("a"), triggers: { deep: [{ b: 2, a: 1 }], image: "a" } })).toBe("same");
      expect(await run.refresh()).toEqual([]);
      expect(await run.up(args("a"))).toBe("same");
      expect(await run.up({ ...args("a"), timeoutSeconds: 60, reason: "another label" })).toBe("updated");
      expect(await dispatched()).toHaveLength(1);

      expect(await run.up(args("b"))).toBe("updated");
      expect(await run.up(args("a"))).toBe("updated");
      expect(await dispatched()).toHaveLength(3);
      expect(run.kept.state).toMatchObject({ verdict: "pass", sequence: 3 });

      await run.destroy();
      expect(await dispatched()).toHaveLength(3);
    },
  );
});
