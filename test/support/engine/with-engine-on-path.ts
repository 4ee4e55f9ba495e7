import path from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import { ensureEngine } from "./ensure-engine.js";

/** Puts the engine on PATH for the tests that follow, as a user has the CLI there. */
export function withEngineOnPath(): void {
  const found = process.env["PATH"] ?? "";
  beforeAll(async () => {
    const { command } = await ensureEngine(() => undefined);
    process.env["PATH"] = `${path.dirname(command)}${path.delimiter}${found}`;
  });
  afterAll(() => {
    process.env["PATH"] = found;
  });
}
