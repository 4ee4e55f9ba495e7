import { writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../process/temporary-folder.js";

/** The build of this repository. */
const entry = path.resolve(__dirname, "../../../dist/sdk/policy/index.js");

export interface Pack {
  readonly folder: string;
  readonly remove: () => void;
}

/**
 * Makes the folder of a policy pack.
 *
 * @param code JavaScript that makes it, where `policy` is `pulumi-armature/policy`
 */
export function makePack(code: string): Pack {
  const { folder, remove } = temporaryFolder("pack");
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ version: "1.0.0", main: "index.js" }));
  writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(path.join(folder, "index.js"), `const policy = require(${JSON.stringify(entry)});\n${code}\n`);
  return { folder, remove };
}
