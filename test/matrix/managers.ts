/** Something that installs packages, and starts what it has installed. */
export interface Manager {
  /** The folder of the Pulumi project in that of the repository. */
  readonly folder: string;
  /** What the repository has beside the project. */
  readonly files: Readonly<Record<string, string>>;
  readonly install: readonly string[];
  /** What is said before a command that a package brings along. */
  readonly command: readonly string[];
  /** What is said before the file of a program. */
  readonly node: readonly string[];
  /** What the doctor calls it. */
  readonly called: string;
}

export type ManagerName = "npm" | "pnpm" | "yarn" | "yarn-pnp" | "bun";

const workspaces = JSON.stringify({ name: "repository", private: true, workspaces: ["app", "infra"] });

const member = JSON.stringify({ name: "app", private: true });

const yarn = { install: ["yarn", "install"], command: ["yarn", "exec"], node: ["yarn", "exec", "node"] } as const;

export const managers: Readonly<Record<ManagerName, Manager>> = {
  npm: {
    folder: ".",
    files: {},
    install: ["npm", "install", "--prefer-offline", "--no-audit", "--no-fund"],
    command: ["npx", "--no", "--"],
    node: ["node"],
    called: "npm",
  },
  // By default it hides from the project what that does not name, but from no package. Here, from each.
  pnpm: {
    folder: ".",
    files: { ".npmrc": "hoist=false\n" },
    install: ["pnpm", "install", "--prefer-offline", "--no-frozen-lockfile"],
    command: ["pnpm", "exec"],
    node: ["pnpm", "exec", "node"],
    called: "pnpm",
  },
  yarn: {
    ...yarn,
    folder: "infra",
    files: {
      "package.json": workspaces,
      "app/package.json": member,
      ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\n",
      "yarn.lock": "",
    },
    called: "yarn",
  },
  "yarn-pnp": {
    ...yarn,
    folder: ".",
    files: { ".yarnrc.yml": "nodeLinker: pnp\nenableTelemetry: false\n", "yarn.lock": "" },
    called: "yarn Plug'n'Play: only a pulumi that yarn starts finds a package",
  },
  bun: {
    folder: ".",
    files: {},
    install: ["bun", "install"],
    command: ["bun", "x"],
    node: ["bun"],
    called: "bun",
  },
};
