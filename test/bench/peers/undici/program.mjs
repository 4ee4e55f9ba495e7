// What the API costs by itself: each request is sent once over 16 connections, and nothing else is done.

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Pool } from "undici";

const made = "ids.json";
const ids = existsSync(made) ? JSON.parse(readFileSync(made, "utf8")) : {};

const { origin, pathname } = new URL(process.env.ARMATURE_BASE_URL);
const headers = { authorization: `Bearer ${process.env.ARMATURE_API_KEY}`, "content-type": "application/json" };
const pool = new Pool(origin, { connections: 16 });

async function send(method, path, content) {
  const body = content === undefined ? null : JSON.stringify(content);
  const answer = await pool.request({ method, path: pathname + path, headers, body });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) throw new Error(`${method} ${path} is answered with ${answer.statusCode}`);
  return JSON.parse(text);
}

async function apply() {
  const missing = JSON.parse(readFileSync("workflows.json", "utf8")).filter(({ name }) => ids[name] === undefined);
  const answers = await Promise.all(missing.map((workflow) => send("POST", "/workflows", workflow)));
  for (const [index, { workflow }] of answers.entries()) ids[missing[index].name] = workflow.id;
  writeFileSync(made, JSON.stringify(ids));
}

const refresh = () => send("GET", "/workflows");

async function destroy() {
  await Promise.all(Object.values(ids).map((id) => send("DELETE", `/workflows/${id}`)));
  rmSync(made, { force: true });
}

await { apply, refresh, destroy }[process.argv[2]]();
await pool.close();
