import { checkEqual } from "../check.js";
import { say } from "../say.js";
import { type Step, theWorkflow } from "../scene.js";

export const outputs: Step = {
  heading: "The stack's outputs are the server's own ids, for the next step of a pipeline",
  run: async (scene) => {
    const values = await scene.stack.outputs();
    say(`${JSON.stringify(values, undefined, 2)}\n`);
    const { id, currentVersion } = await theWorkflow(scene);
    const expected = { workflowId: id, currentVersion: currentVersion.id };
    return [checkEqual("the outputs are the server's ids", values, expected)];
  },
};
