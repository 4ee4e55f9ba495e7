import type { Profile, StartedEmulator } from "../../../sdk/testing/index.js";
import type { choices } from "../../../sdk/testing/emulator/profile/choices.js";
import { at, created, send } from "../client.js";

/** Every choice of a profile that is one of several values. */
export type ChoiceName = keyof typeof choices;

export interface Choice<K extends ChoiceName> {
  /** What a client sees of the choice. */
  readonly see: (emulator: StartedEmulator) => Promise<unknown>;
  /** What it sees for each value. */
  readonly seen: Readonly<Record<`${Profile[K]}`, unknown>>;
}

export const get = async (emulator: StartedEmulator, path: string): Promise<unknown> =>
  (await send(emulator, "GET", path)).body;

export const post = async (emulator: StartedEmulator, path: string, body: unknown): Promise<unknown> =>
  (await send(emulator, "POST", path, body)).body;

/** The workflow as it is read after a creation with these fields, and a PATCH. */
export async function read(emulator: StartedEmulator, fields = {}, patch?: object): Promise<unknown> {
  const { id } = await created(emulator, fields);
  if (patch !== undefined) await send(emulator, "PATCH", `/workflows/${id}`, patch);
  return at(await get(emulator, `/workflows/${id}`), "workflow");
}

export async function archived(emulator: StartedEmulator): Promise<string> {
  const { id } = await created(emulator);
  await send(emulator, "DELETE", `/workflows/${id}`);
  return `/workflows/${id}`;
}

/** The answers to two dispatches of one workflow with this body. */
export async function twoDispatches(emulator: StartedEmulator, body: object): Promise<[string, string]> {
  const path = `/workflows/${(await created(emulator)).id}/runs`;
  return [(await send(emulator, "POST", path, body)).text, (await send(emulator, "POST", path, body)).text];
}

/** What an answer looks like, whatever its ids are. */
export const shape = (text: string): string => text.replaceAll(/[0-9a-f]{4,}/gu, (digits) => `<${digits.length}>`);

/** What a client sees of each of these choices. */
export type Shown<K extends ChoiceName> = { readonly [N in K]: Choice<N> };
