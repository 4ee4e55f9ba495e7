import { describe } from "@jest/globals";
import { spellings } from "./profile-kinds.js";
import { livesOn } from "./life.js";

describe("pulumi-armature import, from servers that write answers in their own way", () => {
  for (const profile of spellings) livesOn(profile);
});
