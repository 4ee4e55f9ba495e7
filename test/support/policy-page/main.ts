import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { pageText, policyPage } from "./page.js";

void (async () => {
  const options = await resolveConfig(policyPage);
  writeFileSync(policyPage, await format(pageText(), { ...options, filepath: policyPage }));
})();
