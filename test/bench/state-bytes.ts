import type { StateBytes } from "./sample.js";

interface Saved {
  readonly custom: boolean;
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

interface Checkpoint {
  readonly checkpoint: { readonly latest?: { readonly resources?: readonly Saved[] } };
}

const isWorkflow = ({ custom, type }: Saved): boolean => custom && !type.startsWith("pulumi:");

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const isDeclared = ([name]: [string, unknown]): boolean =>
  !name.startsWith("__") && name !== "currentVersion" && name !== "initialDispatch";

/** What a checkpoint file keeps of a workflow, in the mean. */
export function bytesPerWorkflow(checkpoint: string): StateBytes | undefined {
  const resources = ((JSON.parse(checkpoint) as Checkpoint).checkpoint.latest?.resources ?? []).filter(isWorkflow);
  if (resources.length === 0) return undefined;
  const mean = (of: (saved: Saved) => number): number =>
    Math.round(resources.reduce((sum, saved) => sum + of(saved), 0) / resources.length);
  const whole = mean(bytes);
  const declared = mean(({ inputs = {} }) => 2 * bytes(Object.fromEntries(Object.entries(inputs).filter(isDeclared))));
  const engine = mean((saved) => bytes({ ...saved, inputs: {}, outputs: {} }));
  return { whole, declared, engine, provider: whole - declared - engine };
}
