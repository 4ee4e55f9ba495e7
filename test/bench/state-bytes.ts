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

/** Without what only the provider needs. */
const own = (properties: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith("__")));

/** What a checkpoint file keeps of a workflow, in the mean. */
export function bytesPerWorkflow(checkpoint: string): StateBytes | undefined {
  const resources = ((JSON.parse(checkpoint) as Checkpoint).checkpoint.latest?.resources ?? []).filter(isWorkflow);
  if (resources.length === 0) return undefined;
  const mean = (of: (saved: Saved) => number): number =>
    Math.round(resources.reduce((sum, saved) => sum + of(saved), 0) / resources.length);
  const whole = mean(bytes);
  const json = mean(({ inputs, outputs }) => bytes(own(inputs)) + bytes(own(outputs)));
  const engine = mean((saved) => bytes({ ...saved, inputs: {}, outputs: {} }));
  // Each of the two objects is counted there by its braces.
  return { whole, json, engine, provider: whole - json - engine + bytes({}) + bytes({}) };
}
