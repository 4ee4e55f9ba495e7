import { checkEqual } from "../check.js";
import { act, type Step } from "../scene.js";

export const preview: Step = {
  heading: "A preview tells what will be, and sends nothing",
  run: async (scene) => {
    const { exitCode, changes, methods } = await act(scene, "preview");
    return [
      checkEqual("the preview succeeds", exitCode, 0),
      checkEqual("it announces a workflow and its stack", changes, { create: 2 }),
      checkEqual("it sends nothing", methods, []),
    ];
  },
};
