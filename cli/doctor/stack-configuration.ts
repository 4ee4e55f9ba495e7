import { ran } from "./command.js";

/** What a stack's configuration says of one thing. */
interface Value {
  readonly value?: string;
  readonly secret?: boolean;
}

/** What a stack's configuration says, by full name. */
export type Configuration = Readonly<Record<string, Value>>;

/** A configuration, or why `pulumi` shows none: there is no project or stack here, or its secrets cannot be read. */
export async function stackConfiguration(
  folder: string,
  stack: string | undefined,
): Promise<{ readonly configuration: Configuration } | { readonly failure: string }> {
  const named = stack === undefined ? [] : ["--stack", stack];
  const options = ["--json", "--show-secrets", "--non-interactive", "--color", "never"];
  const result = await ran("pulumi", ["config", ...options, ...named], folder);
  return "failure" in result ? result : { configuration: JSON.parse(result.printed) as Configuration };
}
