import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEnd } from "./before-end.js";

export interface TemporaryFolder {
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes a folder that is removed at the latest when this process is told to end. */
export function temporaryFolder(name: string): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `pulumi-armature-${name}-`)));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const callOff = beforeEnd(remove);
  return {
    folder,
    remove: () => {
      callOff();
      remove();
    },
  };
}
