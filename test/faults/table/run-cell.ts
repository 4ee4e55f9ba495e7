import type { RequestRecord, StartedEmulator } from "../../../sdk/testing/index.js";
import { behind, type Blocked } from "./barrier.js";
import { goesOn, type Cell } from "./cell.js";
import { deeds, type Deed } from "./deeds.js";
import type { FaultCase } from "./fault.js";
import { seenDeeds, seenFailure, seenRequests } from "./seen.js";
import { opened } from "./opened.js";
import { reaching, type Stack } from "./stack.js";
import { struck, type Verb } from "./verbs.js";

/** Runs a verb under a fault that lasts, and then the next deployment without it, against a server of its own. */
export async function runCell(verb: Verb, fault: FaultCase): Promise<Cell> {
  const deed = deeds[verb];
  const { stack, emulator, end } = await opened(deed);
  try {
    return { ...(await underFault(verb, fault, deed, stack, emulator)), next: await afterFault(deed, stack, emulator) };
  } finally {
    await end();
  }
}

async function underFault(
  verb: Verb,
  fault: FaultCase,
  { under, server, state }: Deed,
  stack: Stack,
  emulator: StartedEmulator,
): Promise<Omit<Cell, "next">> {
  const { options, end } = await begin(verb, fault, emulator);
  const ended = await stack
    .deploy(options, (resource) => under(resource, emulator))
    .then(() => ({ exit: goesOn, message: "–" }), seenFailure);
  await end();
  return {
    requests: seenRequests(verb, await sent(emulator)),
    server: await server(emulator),
    state: await state(emulator, stack.resource),
    ...ended,
  };
}

/** Lets the fault begin. */
async function begin(verb: Verb, fault: FaultCase, emulator: StartedEmulator): Promise<Blocked> {
  const { strike } = fault;
  await emulator.clearRequests();
  if ("barrier" in strike) {
    await emulator.setFaults([]);
    return behind(strike.barrier, emulator);
  }
  const { method, path } = struck[verb];
  await emulator.setFaults([{ method, path, do: strike.effect() }]);
  const options = reaching(emulator, isWaitedOut(fault) ? { requestTimeoutSeconds: "2" } : {});
  return { options, end: () => Promise.resolve() };
}

/** Whether only a deadline ends the answer, which need not be a long one. */
const isWaitedOut = ({ kind, status }: FaultCase): boolean => kind === "timeout" && status === undefined;

async function afterFault({ after, server }: Deed, stack: Stack, emulator: StartedEmulator): Promise<string> {
  await emulator.setFaults([]);
  await emulator.clearRequests();
  try {
    const said = await stack.deploy(reaching(emulator), (resource) => after(resource, emulator));
    return `${seenDeeds(said, await sent(emulator))}: ${await server(emulator)}`;
  } catch (error) {
    return `fails: ${seenFailure(error).message}`;
  }
}

/** What the provider has sent, without what a colleague did by hand. */
const sent = async (emulator: StartedEmulator): Promise<readonly RequestRecord[]> =>
  (await emulator.requests()).filter(({ userAgent }) => userAgent?.startsWith("pulumi-armature/") === true);
