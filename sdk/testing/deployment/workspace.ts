import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";

/** The folders of everything that the engine keeps of a stack. */
export interface Workspace {
  /** The project file and the stack's settings. */
  readonly settingsFolder: string;
  /** The state of the stack, and all the rest. */
  readonly folder: string;
  /** Where the engine finds these, and keeps the rest; and a home folder without anybody's credentials. */
  readonly variables: Readonly<Record<"PULUMI_HOME" | "PULUMI_BACKEND_URL" | "HOME" | "USERPROFILE", string>>;
  /** A file that no operation has written yet. */
  readonly newEventsFile: () => string;
  readonly remove: () => void;
}

/** Lends the plugins that the developer's own deployments have downloaded. The engine is told to add none. */
function lendPlugins(home: string): void {
  const own = path.join(process.env["PULUMI_HOME"] ?? path.join(homedir(), ".pulumi"), "plugins");
  // A junction needs no rights of its own on Windows, and is an ordinary link elsewhere.
  if (existsSync(own)) symlinkSync(own, path.join(home, "plugins"), "junction");
}

/** Makes them in a temporary folder, so that neither the project nor the developer's own Pulumi is touched. */
export function makeWorkspace(): Workspace {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "pulumi-armature-test-")));
  const made = (name: string): string => {
    const place = path.join(folder, name);
    mkdirSync(place);
    return place;
  };
  const settingsFolder = made("settings");
  const home = made("pulumi");
  const userHome = made("home");
  lendPlugins(home);
  let operations = 0;
  return {
    folder,
    settingsFolder,
    variables: {
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${made("backend")}`,
      HOME: userHome,
      USERPROFILE: userHome,
    },
    newEventsFile: () => path.join(folder, `events-${(operations += 1)}.json`),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
