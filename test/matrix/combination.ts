import type { ManagerName } from "./managers.js";
import { newestPulumi, nodes, oldestPulumi, enginePulumi } from "./versions.js";

/** A way to use the package: what installs it, what runs it, and beside which Pulumi. */
export interface Combination {
  readonly name: string;
  readonly manager: ManagerName;
  /** How the program is written. @default "commonjs" */
  readonly form?: "commonjs" | "module";
  /** The version of Node, from the registry. @default the one that runs this */
  readonly node?: string;
  /** The version of `@pulumi/pulumi`. @default the one that is locked here */
  readonly pulumi?: string;
}

/** What `npm test` has of it. */
export const cut: readonly Combination[] = [
  { name: "npm", manager: "npm" },
  { name: "pnpm, strict", manager: "pnpm" },
  { name: "yarn, workspaces", manager: "yarn" },
  { name: "npm, ES module", manager: "npm", form: "module" },
];

export const combinations: readonly Combination[] = [
  ...cut,
  { name: "yarn, Plug'n'Play", manager: "yarn-pnp" },
  { name: "bun", manager: "bun" },
  { name: "oldest of all", manager: "npm", node: nodes.oldest, pulumi: oldestPulumi },
  { name: "Node 20", manager: "npm", node: nodes.twenty },
  { name: "Node 22, pnpm", manager: "pnpm", node: nodes.twentyTwo, pulumi: enginePulumi },
  { name: "Node 24, newest Pulumi", manager: "npm", node: nodes.twentyFour, pulumi: newestPulumi },
  { name: "newest of all", manager: "pnpm", form: "module", node: nodes.twentyFour, pulumi: newestPulumi },
];
