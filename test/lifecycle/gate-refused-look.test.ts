import { describe, expect, it } from "@jest/globals";
import { eachRunWorld } from "./gate-world.js";

describe("a look at a run that the server refuses", () => {
  const world = eachRunWorld();

  it.each([401, 403, 400])(
    "with %d ends the wait at once, since no later look can mend it, and is no verdict",
    async (status) => {
      const { emulator, workflowId, run, dispatched } = world();
      // The run itself would take longer than the test.
      await emulator.setScript([{ pendingMs: 0, runningMs: 600_000, trigger: "manual", nth: 2 }]);
      const args = { workflowId, gate: "block", queueTimeoutSeconds: 600, timeoutSeconds: 600 };
      await run.up({ ...args, triggers: 1 });
      await emulator.setFaults([{ method: "GET", path: "/runs/*", do: { status } }]);
      await emulator.clearRequests();
      await expect(run.up({ ...args, triggers: 2 })).rejects.toThrow(
        new RegExp(`^The gate is closed \\(inconclusive\\).*\\n.*failed: ${status}`, "u"),
      );
      const looks = (await emulator.requests()).filter(({ path }) => /^\/runs\/[^/]+$/u.test(path));
      expect(looks).toHaveLength(1);
      expect(run.kept.state).toMatchObject({ verdict: "inconclusive", result: { blocked: true } });
      expect(await dispatched()).toHaveLength(2);
    },
  );
});
