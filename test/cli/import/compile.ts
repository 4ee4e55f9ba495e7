import path from "node:path";
import { startChild } from "../../support/process/child.js";

const root = path.resolve(__dirname, "../../..");

/** As strict as compilers can be told to be. */
const strict = [
  ...["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noUnusedLocals"],
  ...["--noImplicitReturns", "--noPropertyAccessFromIndexSignature", "--isolatedModules", "--skipLibCheck"],
  ...["--target", "es2022", "--module", "node16", "--moduleResolution", "node16", "--types", "node"],
];

export type Compiler = "typescript" | "typescript-oldest";

const run = async (compiler: Compiler, folder: string, args: readonly string[]): Promise<string> => {
  const tsc = path.join(root, "node_modules", compiler, "lib/tsc.js");
  const { exitCode, output } = await startChild(process.execPath, [tsc, ...args], { cwd: folder, env: process.env })
    .ended;
  return exitCode === 0 ? "" : output;
};

/** What a compiler has against a file; nothing where it is content. */
export const problemsOf = (compiler: Compiler, folder: string, file: string): Promise<string> =>
  run(compiler, folder, [...strict, file]);

/** What a compiler has against a project by its own settings; of other packages' types only those that it would have. */
export const problemsOfProject = (compiler: Compiler, folder: string): Promise<string> =>
  run(compiler, folder, ["--noEmit", "--types", "node", "-p", "tsconfig.json"]);
