import { describe, expect, it } from "@jest/globals";
import { profileNames } from "../../../sdk/testing/index.js";
import { livesOn } from "./life.js";
import { habits, spellings } from "./profile-kinds.js";

describe("pulumi-armature import, from servers that archive, list and change in their own way", () => {
  for (const profile of habits) livesOn(profile);

  it("is tried on every profile that there is", () => {
    expect([...spellings, ...habits].sort()).toEqual([...profileNames].sort());
  });
});
