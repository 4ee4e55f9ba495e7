/** A command was asked for something it cannot do: one line on stderr, and exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
