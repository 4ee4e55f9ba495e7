/** An operation failed; the message is what the engine printed, as a user sees it. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
  /** What the engine and the program printed, without colours. */
  readonly output: string;

  constructor(verb: string, output: string) {
    super(`pulumi ${verb} failed:\n${output.trim()}`);
    this.output = output;
  }
}
