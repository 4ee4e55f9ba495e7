import { readSettings } from "../../provider/config.js";
import { asCommandError } from "../command-error.js";
import { UsageError } from "../usage-error.js";
import { type Earlier, ofAccount } from "./earlier.js";

function baseUrlHere(): string {
  try {
    return readSettings(undefined, (name) => process.env[name]).baseUrl;
  } catch (error) {
    throw asCommandError(error);
  }
}

/**
 * The base URL of the account whose workflows go into a file.
 *
 * @throws UsageError where the file has those of another one: a stack deploys to one, nearly always
 */
export function accountFor(out: string, earlier: Earlier | undefined): string {
  const baseUrl = baseUrlHere();
  const there = earlier?.account;
  if (there === undefined || there === baseUrl) return baseUrl;
  throw new UsageError(
    `${out} has workflows of ${there}, and these are of ${baseUrl}. Give another place, or, where both are the same ` +
      `organization, change the line in it to ${ofAccount(baseUrl)}`,
  );
}
