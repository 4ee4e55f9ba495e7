import { randomBytes } from "node:crypto";
import { constants, readFileSync } from "node:fs";
import { access, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isJsonObject, type JsonObject, parseJson } from "../json.js";
import { EmulatorOptionError } from "../option-error.js";
import { keyForm } from "../routes/auth.js";
import type { StoreContent } from "./store.js";

/** What a state file holds: all that the server does, and the key that it made up, since a stack goes on with that. */
export type StateContent = StoreContent & { madeKey?: string };

/** How long changes are gathered before one write, in milliseconds. */
const gatherMs = 100;

/** What the file system says went wrong. Under Jest its errors are no `instanceof` the test's own `Error`. */
const reasonOf = (error: unknown): NodeJS.ErrnoException => error as NodeJS.ErrnoException;

const unwritable = (path: string, error: unknown): string =>
  `The state file ${path} cannot be written: ${reasonOf(error).message}.`;

const hasId = (entry: unknown): boolean => isJsonObject(entry) && typeof entry["id"] === "string";

const isKey = (value: unknown): boolean => typeof value === "string" && keyForm.test(value);

const isOurs = (content: JsonObject): boolean =>
  content["version"] === 1 &&
  (content["madeKey"] === undefined || isKey(content["madeKey"])) &&
  Object.entries({ workflows: hasId, runs: hasId, mcpServers: hasId, runIdsByKey: Array.isArray }).every(
    ([key, fits]) => {
      const list = content[key];
      return Array.isArray(list) && list.every(fits);
    },
  );

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = reasonOf(error);
    if (code === "ENOENT") return undefined;
    throw new EmulatorOptionError(`The state file ${path} cannot be read: ${message}.`);
  }
}

/** What the file holds; undefined when there is no file yet. */
function readStateFile(path: string): StateContent | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  const content = parseJson(text);
  if (isJsonObject(content) && isOurs(content)) return content as StateContent;
  throw new EmulatorOptionError(`The state file ${path} was not written by this emulator: name another, or remove it.`);
}

/** A file kept in step with the store: one whole write some time after a change, never two at once. */
class StateFile {
  readonly content: StateContent | undefined;
  readonly #path: string;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
    this.content = readStateFile(path);
  }

  /** Asks for a write soon. */
  changed(content: () => StateContent): void {
    this.#timer ??= setTimeout(() => {
      // A disk that refuses is told of by the `flush` at the end, which writes again.
      this.flush(content).catch(() => undefined);
    }, gatherMs).unref();
  }

  /** Writes now, after a write that is under way. */
  flush(content: () => StateContent): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(() => writeWhole(this.#path, content()));
    return this.#writing;
  }
}

/** A reader sees the old file or the new one, never half of it. */
async function writeWhole(path: string, content: StateContent): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Error(unwritable(path, error));
  }
}

const nowhere: Pick<StateFile, "content" | "changed" | "flush"> = {
  content: undefined,
  changed: () => undefined,
  flush: () => Promise.resolve(),
};

/**
 * The state file of that path; without one, what the server holds is kept in memory only.
 * @throws EmulatorOptionError when the file cannot be read or written, or is not one of ours.
 */
export async function openStateFile(path: string | undefined): Promise<typeof nowhere> {
  if (path === undefined) return nowhere;
  const file = new StateFile(path);
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw new EmulatorOptionError(unwritable(path, error));
  }
  return file;
}
