import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { writeAll } from "../../cli/write-all.js";
import { temporaryFolder, type TemporaryFolder } from "../support/process/temporary-folder.js";

describe("files that are written all or none", () => {
  let place: TemporaryFolder;
  const at = (name: string): string => path.join(place.folder, name);
  const text = (name: string): string => readFileSync(at(name), "utf8");
  beforeEach(() => {
    place = temporaryFolder("write-all");
    writeFileSync(at("index.ts"), "mine", { mode: 0o640 });
  });
  afterEach(() => place.remove());

  it("replace what is there, and leave nothing beside it", () => {
    writeAll([
      { file: at("index.ts"), text: "ours" },
      { file: at("deep/new.ts"), text: "new" },
    ]);
    expect([text("index.ts"), text("deep/new.ts")]).toEqual(["ours", "new"]);
    expect([readdirSync(place.folder).sort(), readdirSync(at("deep"))]).toEqual([["deep", "index.ts"], ["new.ts"]]);
  });

  it("are as they were when a later one cannot be replaced", () => {
    mkdirSync(at("workflows.ts"));
    const files = ["index.ts", "new.ts", "workflows.ts"].map((name) => ({ file: at(name), text: "ours" }));
    expect(() => writeAll(files)).toThrow(/workflows\.ts cannot be written \(.*\); nothing is\. Give another place\.$/);
    expect(text("index.ts")).toBe("mine");
    expect(statSync(at("index.ts")).mode & 0o777).toBe(0o640);
    expect(readdirSync(place.folder).sort()).toEqual(["index.ts", "workflows.ts"]);
  });

  it("are said to be changed, with where what they had is, when somebody else keeps them from being put back", () => {
    mkdirSync(at("workflows.ts"));
    const last = {
      text: "ours",
      get file(): string {
        if (text("index.ts") === "ours") {
          rmSync(at("index.ts"));
          mkdirSync(at("index.ts/in-the-way"), { recursive: true });
        }
        return at("workflows.ts");
      },
    };
    const kept = `${at("index.ts")}.${process.pid}.before`;
    expect(() => writeAll([{ file: at("index.ts"), text: "ours" }, last])).toThrow(
      `what had been replaced could not all be put back: what ${at("index.ts")} had is in ${kept}. Give another place.`,
    );
    expect(readFileSync(kept, "utf8")).toBe("mine");
  });
});
