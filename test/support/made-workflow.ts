import type { StartedEmulator } from "../../sdk/testing/index.js";

const fields = {
  name: "Find issues",
  mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
  testerPrompt: "Search.",
  testerModelIds: ["gpt-5", "claude-sonnet-4"],
  criteria: [{ criterionText: "Returned an issue", isRequired: true }],
};

/** Makes a workflow as somebody else does, and gives back its id; the requests are forgotten. */
export async function madeWorkflow(emulator: StartedEmulator, other: object = {}): Promise<string> {
  const answer = await fetch(`${emulator.url}/workflows`, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ ...fields, ...other }),
  });
  if (answer.status !== 201) throw new Error(`POST /workflows was answered with ${answer.status}.`);
  await emulator.clearRequests();
  const made = (await emulator.workflows()).at(-1);
  if (made === undefined) throw new Error("The workflow is not there.");
  return made.id;
}
