import { afterEach, beforeEach } from "@jest/globals";
import { temporaryFolder, type TemporaryFolder } from "../support/process/temporary-folder.js";

/** A folder of its own for each test: where it is, while a test runs. */
export function eachFolder(name: string): () => string {
  let made: TemporaryFolder | undefined;
  beforeEach(() => {
    made = temporaryFolder(name);
  });
  afterEach(() => made?.remove());
  return () => {
    if (made === undefined) throw new Error("The folder is there only while a test runs.");
    return made.folder;
  };
}
