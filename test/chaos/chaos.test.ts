import { describe, expect, it } from "@jest/globals";
import { play } from "./play.js";

describe("a program of changes and troubles", () => {
  it.each([1, 2, 3, 4, 5])(
    "dispatches exactly once for each change, whatever dies in between: seed %d",
    async (seed) => {
      expect(await play(seed)).toBeUndefined();
    },
  );
});
