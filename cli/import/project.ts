import path from "node:path";
import { manifest } from "../manifest.js";
import { UsageError } from "../usage-error.js";
import { logicalName } from "./names.js";
import { textAt } from "./place.js";
import type { Written } from "../write-all.js";

const index = `// Imported and not exported: what this file exports becomes an output of the stack.
import "./workflows";
`;

const compilerOptions = {
  strict: true,
  outDir: "bin",
  target: "es2020",
  module: "commonjs",
  moduleResolution: "node",
  sourceMap: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  skipLibCheck: true,
  forceConsistentCasingInFileNames: true,
};

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** What `pulumi new typescript` would put beside the program. */
function texts(name: string): Readonly<Record<string, string>> {
  const { version, peerDependencies } = manifest();
  const pulumi = peerDependencies["@pulumi/pulumi"].replace(">=", "^");
  const options = "  name: nodejs\n  options:\n    packagemanager: npm\n";
  return {
    ".gitignore": "/bin/\n/node_modules/\n",
    "Pulumi.yaml": `name: ${name}\ndescription: Workflows of Armature\nruntime:\n${options}`,
    "package.json": json({
      name,
      private: true,
      main: "index.ts",
      devDependencies: { "@types/node": "^20.0.0", typescript: "^5.0.0" },
      dependencies: { "@pulumi/pulumi": pulumi, "pulumi-armature": `^${version}` },
    }),
    "tsconfig.json": json({ compilerOptions, files: ["index.ts"] }),
    "index.ts": index,
  };
}

/** A newer release of this package goes on with what an older one has left. */
const withoutVersions = (text: string): string =>
  text.replace(/("(?:@pulumi\/pulumi|pulumi-armature)": ")[^"]*"/g, '$1"');

/**
 * The files of a new project beside its workflows. One that an import has left as it would write it is a part of this one.
 *
 * @throws UsageError naming every file that is somebody else's, unless they may be written over
 */
export function projectFiles(folder: string, mayOverwrite: boolean): Written[] {
  const named = Object.entries(texts(logicalName(path.basename(path.resolve(folder)))));
  const files = named.map(([name, text]) => {
    const file = path.join(folder, name);
    return { file, text, there: textAt(file) };
  });
  const others = files.filter(
    ({ text, there }) => there !== undefined && withoutVersions(there) !== withoutVersions(text),
  );
  if (others.length > 0 && !mayOverwrite) {
    const is = others.length === 1 ? "is" : "are";
    throw new UsageError(
      `${others.map(({ file }) => file).join(", ")} ${is} there and not of an earlier import. ` +
        "Give another folder, or --force to write over.",
    );
  }
  return files.filter(({ text, there }) => there !== text);
}
