/** What the language host is told when it is started. */
export interface HostRequest {
  /** The folder of the user's project. */
  readonly folder: string;
  /** The folder of the stack's own settings, which gets the project file. */
  readonly settingsFolder: string;
}

/** What the language host says on its first line: where it answers, or why it cannot run the program. */
export type HostAnswer =
  | { readonly problem: string }
  | {
      readonly port: number;
      /** The folder of the project's `@pulumi/pulumi`, with the script of the provider of dynamic resources. */
      readonly sdkFolder: string;
    };
