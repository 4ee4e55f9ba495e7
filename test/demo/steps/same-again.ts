import { checkEqual } from "../check.js";
import { act, type Step } from "../scene.js";

export const sameAgain: Step = {
  heading: "The same program again changes nothing, and sends nothing",
  run: async (scene) => {
    const { exitCode, changes, methods } = await act(scene, "up");
    return [
      checkEqual("the second up succeeds", exitCode, 0),
      checkEqual("it finds everything as it was", changes, { same: 2 }),
      checkEqual("it sends nothing", methods, []),
    ];
  },
};
