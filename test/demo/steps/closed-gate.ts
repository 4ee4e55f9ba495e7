import { readFileSync } from "node:fs";
import path from "node:path";
import { check, checkEqual } from "../check.js";
import { say } from "../say.js";
import { act, type Step } from "../scene.js";

/** What the provider writes before it fails; `reports` of examples/gate-a-deploy says where. */
const jsonReport = path.resolve(__dirname, "../../../examples/gate-a-deploy/reports/smoke.json");

interface Report {
  readonly verdict: string;
  readonly blocked: boolean;
}

export const closedGate: Step = {
  heading: "A run that fails stops the deployment, and leaves its reports",
  run: async (scene) => {
    const { emulator } = scene;
    await emulator.setScript([{ workflow: "search", trigger: "manual", nth: { from: 1, to: 2 }, status: "fail" }]);
    const { exitCode, output } = await act(scene, "up");
    const names = (await emulator.workflows())
      .filter(({ archivedAt }) => archivedAt === undefined)
      .map(({ name }) => name);
    const report = JSON.parse(readFileSync(jsonReport, "utf8")) as Report;
    say(`The report for the next step of the pipeline: ${JSON.stringify(report)}\n`);
    return [
      check("the up fails", exitCode !== 0),
      check("it names the criterion that failed", output.includes("Returned at least one open issue")),
      checkEqual("what depends on the run is not created", names, ["search"]),
      checkEqual("the report says that the gate is closed", [report.verdict, report.blocked], ["fail", true]),
    ];
  },
};
