import { describe, expect, it } from "@jest/globals";
import { startEmulator } from "../../../sdk/testing/index.js";
import { importing, journey } from "./importing.js";

describe("the account of a file that pulumi-armature import writes", () => {
  const on = importing();

  it("is named in it, so that no workflow of another one is added", async () => {
    const { emulator, create, run, runWith, file } = on();
    await create([journey(1)]);
    await run();
    expect(file().split("\n")[1]).toBe(`// Account: ${emulator.url}`);
    const other = await startEmulator();
    const env = { ARMATURE_BASE_URL: other.url, ARMATURE_API_KEY: other.apiKey };
    const before = file();
    const { code, stderr } = await runWith(env);
    expect([code, stderr]).toEqual([
      2,
      `error: workflows.ts has workflows of ${emulator.url}, and these are of ${other.url}. Give another place, or, where ` +
        `both are the same organization, change the line in it to // Account: ${other.url}\n`,
    ]);
    expect(file()).toBe(before);
    expect(await other.requests()).toEqual([]);
    await other.stop();
  });

  it("may be missing, as in a file of an older release", async () => {
    const { project, create, run, file } = on();
    await create([journey(1)]);
    await run();
    const older = file().replace(/^\/\/ Account: .*\n/m, "");
    project.write("workflows.ts", older);
    await create([journey(2)]);
    expect(await run()).toMatchObject({ code: 0, stderr: "" });
    expect(file().startsWith(older.trimEnd())).toBe(true);
  });
});
