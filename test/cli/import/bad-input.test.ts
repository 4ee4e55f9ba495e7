import { chmodSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { importing, journey, journeys } from "./importing.js";

describe("pulumi-armature import, given what it cannot do", () => {
  const viewerKey = "amt_viewer_0123456789";
  const on = importing({ keys: [{ key: viewerKey, role: "viewer" }] });
  const untouched = ["Pulumi.yaml", "index.ts", "node_modules", "package.json"];

  it("leaves a file alone that it has not written, unless it is told to write over it", async () => {
    const { project, create, run, file } = on();
    await create([journey(1)]);
    project.write("mine.ts", "export {};\n");
    const { code, stderr } = await run("--out", "mine.ts");
    expect([code, stderr]).toEqual([
      2,
      "error: mine.ts is there and not of an earlier import. Give another --out, or --force to write over it.\n",
    ]);
    expect(file("mine.ts")).toBe("export {};\n");
    expect(await run("--out", "mine.ts", "--force")).toMatchObject({ code: 0 });
  });

  const tooLong = `${"a".repeat(300)}.ts`;

  it.each([
    ["lies in no folder", "nowhere/workflows.ts", "The folder nowhere is not there. Make it, or give another one."],
    ["lies in a file", "plain/workflows.ts", "plain is a file and no folder. Give another folder."],
    ["is a folder", "folder.ts", "folder.ts cannot be read (it is a folder). Give another place."],
    ["has too long a name", tooLong, `${tooLong} cannot be read (its name is too long). Give another place.`],
  ])("says what is wrong with a file that %s", async (_, out, message) => {
    const { project, create, run } = on();
    await create([journey(1)]);
    project.write("plain", "");
    project.write("folder.ts/file", "");
    const { code, stderr } = await run("--out", out);
    expect([code, stderr]).toEqual([2, `error: ${message}\n`]);
    expect(project.list()).toEqual([...untouched, "folder.ts", "plain"].sort());
  });

  // Nothing is forbidden to root.
  (process.getuid?.() === 0 ? it.skip : it)("writes nothing into a folder that it may not write into", async () => {
    const { emulator, project, create, run } = on();
    await create([journey(1)]);
    chmodSync(project.folder, 0o555);
    const { code, stderr } = await run();
    chmodSync(project.folder, 0o755);
    expect([code, stderr]).toEqual([
      2,
      "error: Nothing can be written into . (it is not allowed). Give another folder.\n",
    ]);
    expect(await emulator.requests()).toEqual([]);
  });

  // Where nobody may write, root among them; the kernel's own folder is on Linux only.
  (process.platform === "linux" ? it : it.skip)("writes nothing into a place where nobody may", async () => {
    const { create, run } = on();
    await create([journey(1)]);
    const { code, stdout, stderr } = await run("--out", "/sys/workflows.ts");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: .*\/sys.* \((?:it is not allowed|the disk is read-only)\).* Give another \w+\.\n$/);
  });

  it("adds nothing to a file that is no program any more", async () => {
    const { emulator, project, create, run, file } = on();
    await create([journey(1)]);
    await run();
    await emulator.clearRequests();
    const broken = `${file()}\n<<<<<<< ours\n`;
    project.write("workflows.ts", broken);
    const { code, stderr } = await run();
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^error: workflows\.ts is not TypeScript as it stands: .* Mend it, or give another --out\.\n$/,
      ),
    ]);
    expect(file()).toBe(broken);
    expect(await emulator.requests()).toEqual([]);
  });

  it("writes nothing when the server fails while the workflows are read", async () => {
    const { emulator, project, create, runWith } = on();
    await create(journeys(12));
    const quick = { ARMATURE_MAX_RETRIES: "0" };
    await emulator.setFaults([{ path: "/workflows/*", nth: { from: 6 }, do: { status: 500 } }]);
    const { code, stdout, stderr } = await runWith(quick, "--project", ".", "--force");
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toMatch(/^error: GET \/workflows\/wf_\w+ failed: 500 .*\n$/);
    expect(project.list()).toEqual(untouched);
  });

  it("says who is to be let in when the server refuses", async () => {
    const { emulator, project, create, run, runWith } = on();
    await create([journey(1)]);
    await emulator.setFaults([{ do: { status: 403 } }]);
    const forbidden = await run();
    expect([forbidden.code, forbidden.stdout]).toEqual([2, ""]);
    expect(forbidden.stderr).toMatch(
      /^error: GET \/workflows failed: 403 .*\. Any role may read: make a key in an organization that may do this, .*\n$/,
    );
    await emulator.setFaults([]);
    const unknown = await runWith({ ARMATURE_API_KEY: "amt_other_0123456789" });
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringMatching(/^error: GET \/workflows failed: 401 /)]);
    expect(project.list()).toEqual(untouched);
    expect(await runWith({ ARMATURE_API_KEY: viewerKey })).toMatchObject({ code: 0, stderr: "" });
  });

  it("goes on without a workflow that is archived between the list and its look", async () => {
    const { emulator, create, run, file } = on();
    await create(journeys(3));
    const [first] = await emulator.workflows();
    const gone = { error: { code: "not_found", message: `Workflow ${first?.id ?? ""} does not exist.` } };
    const fault = { path: `/workflows/${first?.id ?? ""}`, do: { status: 404, body: JSON.stringify(gone) } };
    await emulator.setFaults([fault]);
    expect(JSON.parse((await run("--dry-run", "--json")).stdout)).toMatchObject({ gone: [first?.id] });
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("2 workflows are written to workflows.ts; 1 went away while the others were read."),
    ]);
    expect(file()).not.toContain(first?.id);
  });

  it.each([
    ["--category", ","],
    ["--name", ""],
    ["--server", " "],
  ])("refuses an empty %s, which would take all", async (option, value) => {
    const { code, stderr } = await on().run(option, value);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^error: option '.*' argument '.*' is invalid\. It is empty\.\n$/),
    ]);
  });

  it.each([
    { COLUMNS: "20" },
    { NO_COLOR: "1" },
    { TERM: "dumb" },
    { CI: "true" },
    { FORCE_COLOR: "1" },
    { LANG: "C" },
  ])("prints the same, without colours or a bar, with %j", async (env) => {
    const { create, run, runWith } = on();
    await create(journeys(3));
    const { stdout } = await run("--dry-run");
    expect(await runWith(env, "--dry-run")).toMatchObject({ code: 0, stdout, stderr: "" });
    for (const line of stdout.split("\n")) expect(line).not.toMatch(/\u001b| $/);
  });
});
