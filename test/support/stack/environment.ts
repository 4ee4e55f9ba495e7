import path from "node:path";
import { isBeside } from "../engine/beside.js";
import { dynamicProvider, policyAnalyzer } from "../engine/dynamic-provider.js";
import type { Engine } from "../engine/engine.js";

/** What the developer has set for real deployments, or a pipeline for its own summary. */
const isForeign = (name: string): boolean => /^(?:PULUMI_|ARMATURE_|GITHUB_STEP_SUMMARY$)/u.test(name);

/** The environment of every process of a stack. */
export function engineEnvironment(engine: Engine): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !isForeign(name));
  // An engine without plugins at its side looks for them on PATH.
  const plugins = [dynamicProvider, policyAnalyzer]
    .filter(({ name }) => !isBeside(engine, name))
    .map(({ folder }) => folder);
  const folders = [path.dirname(engine.command), ...plugins, process.env["PATH"] ?? ""];
  return {
    ...Object.fromEntries(inherited),
    PATH: folders.join(path.delimiter),
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}
