import { check, checkEqual } from "../check.js";
import { act, type Step, theWorkflow } from "../scene.js";

export const testerPrompt = "Search for the oldest open issue and say who waits for an answer.";

export const changedPrompt: Step = {
  heading: "A changed prompt is one PATCH with nothing else in it, and a new version",
  run: async (scene) => {
    const before = await theWorkflow(scene);
    await scene.stack.setConfig("testerPrompt", testerPrompt);
    const { exitCode, methods, requests } = await act(scene, "up");
    const after = await theWorkflow(scene);
    return [
      checkEqual("the up after the change succeeds", exitCode, 0),
      checkEqual("it sends one PATCH", methods, ["PATCH"]),
      checkEqual("the PATCH has the prompt alone in it", requests[0]?.body, { testerPrompt }),
      checkEqual("the workflow is the same", after.id, before.id),
      check("its version is a new one", after.currentVersion.id !== before.currentVersion.id),
    ];
  },
};
