/** A value of the stack's config, in the clear or as a secret. */
export type ConfigValue = string | { readonly value: string; readonly secret: true };

/** The arguments by which `pulumi` sets all of these. */
export const configArguments = (config: Readonly<Record<string, ConfigValue>>): string[] => [
  "config",
  "set-all",
  ...Object.entries(config).flatMap(([name, given]) =>
    typeof given === "string" ? ["--plaintext", `${name}=${given}`] : ["--secret", `${name}=${given.value}`],
  ),
];
