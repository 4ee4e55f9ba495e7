import type { Emulator } from "../emulator/emulator.js";

/** The name of the workflow with this id. */
export type NameOf = (id: string) => string;

/** The names of the workflows that the emulator holds; an id that none of them has stands for itself. */
export async function workflowNames(emulator: Pick<Emulator, "workflows">): Promise<NameOf> {
  const names = new Map((await emulator.workflows()).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
