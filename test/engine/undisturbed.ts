import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { profileNames, type StartedEmulator } from "../../sdk/testing/index.js";
import type { ConfigValue } from "../support/stack/config.js";
import { deploy, type Deployment } from "./deployment.js";

const times = (count: number, request: string): string[] => Array.from({ length: count }, () => request);

/** Shows of an example, under every profile, that what is deployed once is never touched again. */
export function isLeftAlone(
  example: string,
  workflows: number,
  config: (emulator: StartedEmulator) => Readonly<Record<string, ConfigValue>>,
): void {
  describe.each(profileNames)(`${example} on a server that is %s`, (profile) => {
    let deployment: Deployment;

    beforeAll(async () => {
      deployment = await deploy({
        program: { folder: path.resolve(__dirname, "../../examples", example) },
        emulator: { profile },
        config,
      });
    });
    afterAll(() => deployment.close());

    it("is created once, is left alone by up, refresh and up, and is archived", async () => {
      const { stack } = deployment;
      const sent = (): Promise<string[]> => deployment.sent();
      expect((await stack.preview()).changes).toMatchObject({ create: expect.any(Number) });
      expect(await sent()).toEqual([]);
      expect((await stack.up()).exitCode).toBe(0);
      const created = await sent();
      expect(created.filter((request) => request === "POST /workflows")).toHaveLength(workflows);
      // Whose key it is, and what is there already: nothing yet, so that one page is all of it.
      expect(created.filter((request) => request !== "POST /workflows")).toEqual(["GET /org", "GET /workflows"]);

      const { changes } = await stack.up();
      expect(Object.keys(changes)).toEqual(["same"]);
      expect(await sent()).toEqual([]);

      expect((await stack.refresh()).changes).toEqual(changes);
      expect(await sent()).toEqual(times(workflows, "GET /workflows/{id}"));

      expect((await stack.preview()).changes).toEqual(changes);
      expect((await stack.up()).changes).toEqual(changes);
      expect(await sent()).toEqual([]);

      expect((await stack.destroy()).exitCode).toBe(0);
      expect(await sent()).toEqual(times(workflows, "DELETE /workflows/{id}"));
      const left = (await deployment.emulator.workflows()).filter(({ archivedAt }) => archivedAt === undefined);
      expect(left).toEqual([]);
    });
  });
}
