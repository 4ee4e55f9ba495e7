import { printed } from "./command.js";

/** What a stack's configuration says of one thing. */
interface Value {
  readonly value?: string;
  readonly secret?: boolean;
}

/** What a stack's configuration says, by full name. */
export type Configuration = Readonly<Record<string, Value>>;

/** Undefined where there is no project or stack here, or its secrets cannot be read. */
export async function stackConfiguration(
  folder: string,
  stack: string | undefined,
): Promise<Configuration | undefined> {
  const named = stack === undefined ? [] : ["--stack", stack];
  const text = await printed("pulumi", ["config", "--json", "--show-secrets", "--non-interactive", ...named], folder);
  return text === undefined ? undefined : (JSON.parse(text) as Configuration);
}
