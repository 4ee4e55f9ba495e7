import { checkEqual } from "../check.js";
import { act, type Scene, type Step } from "../scene.js";

/** How many dispatches the server has seen; each made a run for each of the two models. */
async function dispatches({ emulator }: Scene): Promise<number> {
  return (await emulator.runs()).filter(({ trigger }) => trigger === "manual").length / 2;
}

export const openGate: Step = {
  heading: "After a fix the next up dispatches once more, and goes on",
  run: async (scene) => {
    const before = await dispatches(scene);
    const { exitCode } = await act(scene, "up");
    const { gate } = (await scene.stack.outputs()) as { gate: { verdict: string; blocked: boolean } };
    return [
      checkEqual("the up succeeds", exitCode, 0),
      checkEqual("it dispatches once", (await dispatches(scene)) - before, 1),
      checkEqual("the stack's output says that the gate is open", [gate.verdict, gate.blocked], ["pass", false]),
    ];
  },
};

export const unchangedGate: Step = {
  heading: "The same image again dispatches nothing",
  run: async (scene) => {
    const { exitCode, changes, methods } = await act(scene, "up");
    return [
      checkEqual("the up succeeds", exitCode, 0),
      checkEqual("it finds everything as it was", changes, { same: 4 }),
      checkEqual("it sends nothing", methods, []),
    ];
  },
};
