import { ApiError } from "../provider/api/error.js";
import { SettingsError } from "../provider/config.js";
import { NoSuch } from "../provider/look-ups/sought.js";
import { inCommandWords } from "./command-words.js";
import { Undecided } from "./undecided.js";
import { UsageError } from "./usage-error.js";

/** What the account or the command line has wrong is for whoever gave it; nothing else says anything of the product. */
export function asCommandError(error: unknown): UsageError | Undecided {
  if (error instanceof UsageError) return error;
  const message = inCommandWords(error instanceof Error ? error.message : String(error));
  const isRefused = error instanceof ApiError && (error.kind === "unauthorized" || error.kind === "forbidden");
  const isWrong = error instanceof SettingsError || error instanceof NoSuch || isRefused;
  return isWrong ? new UsageError(message) : new Undecided(message);
}
