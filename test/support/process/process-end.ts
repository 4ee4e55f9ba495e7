import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** How long the end of a process that was told to end may take, in milliseconds. */
const patienceMs = 5_000;

/** Whether the process has ended and is only listed until its parent takes note, where the system tells so in /proc. */
function isListedOnly(pid: number): boolean {
  try {
    // The name before the state is in brackets, and may hold any character.
    const [state] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
    return state === "Z" || state === "X";
  } catch {
    return false;
  }
}

/** A signal reaches a process that has ended, too, until its parent has taken note: for an orphan, that takes its time. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isListedOnly(pid);
  } catch {
    return false;
  }
}

/** Whether the process ends within a few seconds. */
export async function endsSoon(pid: number): Promise<boolean> {
  const deadlineMs = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < deadlineMs) await wait(20);
  return !isAlive(pid);
}
