import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { Running } from "../../emulator/command.js";
import { importing, journey } from "./importing.js";

describe("pulumi-armature import that is told to end", () => {
  const on = importing();

  it.each(["SIGINT", "SIGTERM"] as const)("by %s says so, writes nothing, and ends with 130", async (signal) => {
    const { emulator, project, create } = on();
    await create([journey(1)]);
    await emulator.setFaults([{ path: "/workflows/*", do: { stall: "headers" } }]);
    const env = { ARMATURE_BASE_URL: emulator.url, ARMATURE_API_KEY: emulator.apiKey };
    const running = new Running(["import"], env, project.folder);
    while ((await emulator.requests()).length < 2) await wait(20);
    expect(await running.end(signal)).toEqual({
      code: 130,
      signal: null,
      stdout: "",
      stderr: "error: The import was interrupted; nothing is written. Run it again.\n",
    });
    expect(project.list()).not.toContain("workflows.ts");
  });
});
