import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Combination } from "./combination.js";
import type { Manager } from "./managers.js";
import { locked } from "./versions.js";

const own = path.join(__dirname, "files");

/** The program of README. */
const quickstart = path.resolve(__dirname, "../../examples/quickstart/index.ts");

/** The MCP server that an emulator holds from the start. */
const mcpServerId = "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01";

const compilerOptions = {
  target: "es2022",
  module: "node16",
  moduleResolution: "node16",
  types: ["node"],
  strict: true,
  outDir: "bin",
};

const projectFiles = (
  { form = "commonjs", pulumi }: Combination,
  packed: string,
): Readonly<Record<string, object>> => ({
  "package.json": {
    name: "infra",
    private: true,
    type: form,
    dependencies: {
      "@pulumi/policy": locked("@pulumi/policy"),
      "@pulumi/pulumi": pulumi ?? locked("@pulumi/pulumi"),
      "pulumi-armature": `file:${packed}`,
    },
    devDependencies: { "@types/node": locked("@types/node"), typescript: locked("typescript") },
  },
  "tsconfig.json": { compilerOptions, files: ["index.ts", "entries.ts"] },
});

/** Makes a user's repository. @returns the folder of the Pulumi project in it */
export function makeProject(root: string, manager: Manager, combination: Combination, packed: string): string {
  const folder = path.join(root, manager.folder);
  const put = (file: string, text: string): void => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  for (const [name, text] of Object.entries(manager.files)) put(path.join(root, name), text);
  for (const [name, content] of Object.entries(projectFiles(combination, packed))) {
    put(path.join(folder, name), JSON.stringify(content));
  }
  put(path.join(folder, "Pulumi.yaml"), "name: infra\nruntime: nodejs\n");
  put(path.join(folder, "Pulumi.dev.yaml"), `config:\n  infra:mcpServerId: ${mcpServerId}\n`);
  for (const name of ["operate.cjs", "entries.ts"]) cpSync(path.join(own, name), path.join(folder, name));
  const program = combination.form === "module" ? path.join(own, "module.mts") : quickstart;
  put(path.join(folder, "index.ts"), readFileSync(program, "utf8"));
  return folder;
}
