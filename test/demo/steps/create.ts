import { check, checkEqual } from "../check.js";
import { say } from "../say.js";
import { act, type Step, theWorkflow } from "../scene.js";

export const create: Step = {
  heading: "The first up creates the workflow with one POST",
  run: async (scene) => {
    const { exitCode, changes, methods, output } = await act(scene, "up");
    const { versions, ...workflow } = await theWorkflow(scene);
    say(`\nThe server holds this workflow.\n${JSON.stringify(workflow, undefined, 2)}\n`);
    return [
      checkEqual("the first up succeeds", exitCode, 0),
      checkEqual("it creates the workflow and the stack", changes, { create: 2 }),
      checkEqual("it asks whose key it is and what is there, and sends one POST", methods, ["GET", "GET", "POST"]),
      checkEqual("the server has the program's models", workflow.testerModelIds, ["claude-sonnet-4", "gpt-5"]),
      checkEqual("the workflow has one version", versions.length, 1),
      check("the API key is not printed", !output.includes(scene.apiKey)),
    ];
  },
};
