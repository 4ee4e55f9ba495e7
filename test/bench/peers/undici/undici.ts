import { readFileSync } from "node:fs";
import path from "node:path";
import type { Command, Tool } from "../tool.js";

const program = path.join(__dirname, "program.mjs");

const step = (name: string): Command => ({ command: process.execPath, args: [program, name] });

const { version } = JSON.parse(readFileSync(require.resolve("undici/package.json"), "utf8")) as { version: string };

const tool: Tool = {
  name: "undici",
  version,
  layOut: () => undefined,
  apply: step("apply"),
  refresh: step("refresh"),
  destroy: step("destroy"),
};

/** A script that sends the requests and does nothing else: no tool can be faster. */
export const plainUndici = { name: tool.name, get: (): Promise<Tool> => Promise.resolve(tool) };
