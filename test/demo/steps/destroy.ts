import { check, checkEqual } from "../check.js";
import { act, type Step } from "../scene.js";

export const destroy: Step = {
  heading: "Destroy leaves nothing behind",
  run: async (scene) => {
    const { exitCode, changes, methods } = await act(scene, "destroy");
    const workflows = await scene.emulator.workflows();
    return [
      checkEqual("the destroy succeeds", exitCode, 0),
      checkEqual("it deletes the workflow and the stack", changes, { delete: 2 }),
      checkEqual("it sends one DELETE", methods, ["DELETE"]),
      check(
        "no workflow is active on the server",
        workflows.every(({ archivedAt }) => archivedAt !== undefined),
      ),
    ];
  },
};
