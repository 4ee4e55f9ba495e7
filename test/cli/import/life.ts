import { expect, it } from "@jest/globals";
import type { ProfileName } from "../../../sdk/testing/index.js";
import { countsOf } from "../../support/requests.js";
import { problemsOf } from "./compile.js";
import { importing } from "./importing.js";
import { organization } from "./organization.js";

const count = 200;

/** What a team does with what it has made by hand, on a server of this profile. */
export function livesOn(profile: ProfileName): void {
  const on = importing({ profile });

  it(`takes ${count} workflows into a program, from the first deployment to the last, on ${profile}`, async () => {
    const { emulator, project, create, run, file, writes, withoutOptions, deployed } = on();
    await create(organization(count));
    const runs = (await emulator.runs()).length;
    expect(await run()).toMatchObject({ code: 0, stderr: "" });
    expect(await problemsOf("typescript", project.folder, "workflows.ts")).toBe("");

    await deployed(async (stack) => {
      expect((await stack.up()).changes).toEqual({ create: count + 1 });
      expect((await stack.up()).changes).toEqual({ same: count + 1 });
      project.write("workflows.ts", withoutOptions());
      expect((await stack.up()).changes).toEqual({ same: count + 1 });
      expect(await writes()).toEqual([]);

      project.write("workflows.ts", file().replace("issue of area 4.", "issue of area four."));
      expect((await stack.up()).changes).toEqual({ same: count, update: 1 });
      expect(await writes()).toEqual(["PATCH /workflows/{id}"]);

      expect((await stack.destroy()).changes).toEqual({ delete: count + 1 });
      expect(countsOf(await writes())).toEqual({ "PATCH /workflows/{id}": 1, "DELETE /workflows/{id}": count });
    });
    expect(await emulator.runs()).toHaveLength(runs);
  }, 300_000);
}
