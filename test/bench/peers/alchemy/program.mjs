// Workflows as resources of alchemy's own making: its API has each requested with `fetch` by a function of ours.

import { readFileSync } from "node:fs";
import alchemy, { Resource } from "alchemy";

async function send(method, path, content) {
  const answer = await fetch(process.env.ARMATURE_BASE_URL + path, {
    method,
    headers: { authorization: `Bearer ${process.env.ARMATURE_API_KEY}`, "content-type": "application/json" },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} is answered with ${answer.status}`);
  return answer.json();
}

const Workflow = Resource("armature::Workflow", async function (_id, { testerPrompt, ...fields }) {
  if (this.phase === "delete") {
    if (this.output?.id !== undefined) await send("DELETE", `/workflows/${this.output.id}`);
    return this.destroy();
  }
  const content = { ...fields, testerPrompt: testerPrompt.unencrypted ?? testerPrompt };
  const { workflow } =
    this.phase === "update"
      ? await send("PATCH", `/workflows/${this.output.id}`, content)
      : await send("POST", "/workflows", content);
  return { ...fields, testerPrompt, id: workflow.id };
});

// Its `--destroy` has `alchemy()` end the process once all is destroyed.
const app = await alchemy("peers", { stage: "bench", quiet: true, telemetry: false, destroyStrategy: "parallel" });

const guarded = (prompt) => (process.env.ALCHEMY_PASSWORD === undefined ? prompt : alchemy.secret(prompt));

await Promise.all(
  JSON.parse(readFileSync("workflows.json", "utf8")).map((workflow) =>
    Workflow(workflow.name, { ...workflow, testerPrompt: guarded(workflow.testerPrompt) }),
  ),
);

await app.finalize();
