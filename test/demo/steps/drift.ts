import { check, checkEqual } from "../check.js";
import { say } from "../say.js";
import { act, type Scene, type Step, theWorkflow } from "../scene.js";
import { testerPrompt } from "./changed-prompt.js";

const strangersPrompt = "Do something else.";

/** Changes the workflow as anyone with the key can, without Pulumi. @throws Error when the server refuses. */
async function patchBehindPulumi(scene: Scene): Promise<void> {
  const { id } = await theWorkflow(scene);
  const { status } = await fetch(`${scene.emulator.url}/workflows/${id}`, {
    method: "PATCH",
    headers: { Authorization: `Bearer ${scene.apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ testerPrompt: strangersPrompt }),
  });
  if (status !== 200) throw new Error(`The server answered ${status} to a PATCH without Pulumi.`);
  say(`Somebody else sends PATCH /workflows/${id} {"testerPrompt":"${strangersPrompt}"}.\n\n`);
}

export const refreshShowsDrift: Step = {
  heading: "A change behind Pulumi's back is found by refresh",
  run: async (scene) => {
    await patchBehindPulumi(scene);
    const { exitCode, changes, methods, output } = await act(scene, "refresh");
    return [
      checkEqual("the refresh succeeds", exitCode, 0),
      checkEqual("it finds the workflow changed", changes, { same: 1, update: 1 }),
      check("it names what changed", output.includes("testerPrompt")),
      checkEqual("it only reads", methods, ["GET"]),
    ];
  },
};

export const upEndsDrift: Step = {
  heading: "The next up puts it back",
  run: async (scene) => {
    const { exitCode, methods } = await act(scene, "up");
    return [
      checkEqual("the up after the refresh succeeds", exitCode, 0),
      checkEqual("it sends one PATCH", methods, ["PATCH"]),
      checkEqual("the server has the program's prompt again", (await theWorkflow(scene)).testerPrompt, testerPrompt),
    ];
  },
};
