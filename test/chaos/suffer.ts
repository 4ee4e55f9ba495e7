import { setTimeout as wait } from "node:timers/promises";
import { lagging } from "./lag.js";
import type { ChaosStack } from "./stack.js";
import type { Trouble } from "./trouble.js";

type Death = Extract<Trouble, { kind: "kill" | "interrupt" | "lag" }>;

/** Goes through a trouble on the way to a trigger; whether an `up` has passed in spite of it. */
export async function suffer(stack: ChaosStack, trigger: string, trouble: Trouble): Promise<boolean> {
  const hasPassed = await suffered(stack, trigger, trouble);
  await stack.emulator.setFaults([]);
  return hasPassed;
}

async function suffered(stack: ChaosStack, trigger: string, trouble: Trouble): Promise<boolean> {
  switch (trouble.kind) {
    case "none":
      return false;
    case "refresh":
      await stack.refresh();
      return false;
    case "restart":
      await stack.restart();
      return false;
    case "destroy":
      await stack.destroy();
      return false;
    case "faults":
      await stack.emulator.setFaults(trouble.faults);
      return (await stack.up(trigger)) === undefined;
    case "kill":
    case "interrupt":
      return (await died(stack, trigger, trouble)).hasPassed;
    case "lag": {
      const { wasCut, hasPassed } = await died(stack, trigger, trouble);
      // A second `up` after one that came to its end would be another order.
      if (!wasCut) return hasPassed;
      await stack.emulator.setFaults([await lagging(stack, trouble)]);
      return (await stack.up(trigger)) === undefined;
    }
  }
}

/** Ends the process so long after a dispatch has come to the server; an `up` that is over before it comes is not cut. */
async function died(
  stack: ChaosStack,
  trigger: string,
  { kind, nth, delayMs, effect }: Death,
): Promise<{ readonly wasCut: boolean; readonly hasPassed: boolean }> {
  const { emulator } = stack;
  await emulator.setFaults(effect === undefined ? [] : [{ method: "POST", nth, do: effect }]);
  await emulator.clearRequests();
  const over = new AbortController();
  const ended = stack.up(trigger).finally(() => over.abort());
  const sent = async (): Promise<number> =>
    (await emulator.requests()).filter(({ method }) => method === "POST").length;
  while (!over.signal.aborted && (await sent()) < nth) await wait(5);
  const wasCut = !over.signal.aborted;
  await wait(delayMs);
  // What is told to end does so by itself, once it has kept what it knows.
  if (kind === "interrupt") {
    stack.provider().signal("SIGINT");
    await ended;
  }
  await stack.restart();
  return { wasCut, hasPassed: (await ended) === undefined };
}
