import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { gateResultFile, gateResultText } from "./gate-result.js";

void (async () => {
  const options = await resolveConfig(gateResultFile);
  writeFileSync(gateResultFile, await format(gateResultText(), { ...options, filepath: gateResultFile }));
})();
