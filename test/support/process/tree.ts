import { spawnSync } from "node:child_process";

interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** The command and its arguments. */
  readonly command: string;
}

function allProcesses(): Row[] {
  const { error, stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,pgid=,args="], { encoding: "utf8" });
  // A small container has no ps: there the group of the leader is all that is known.
  if (error !== undefined) return [];
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const [, pid, parent, group, command = ""] = /^(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/u.exec(line.trim()) ?? [];
      return { pid: Number(pid), parent: Number(parent), group: Number(group), command };
    });
}

/** The processes that this one and those that it started have started, and that still run. */
export function descendantsOf(root: number): Row[] {
  const rows = allProcesses();
  const childrenOf = (pid: number): Row[] =>
    rows.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...childrenOf(child.pid)]);
  return childrenOf(root);
}

/** Sends a signal to a process, or with a negative number to a process group, that may have ended. */
export function sendSignal(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/**
 * Kills the leader of a process group and everything that it started.
 * The engine puts each plugin into a group of its own, and a plugin outlives an engine that was killed.
 */
export function killTree(leader: number): void {
  // A stopped process starts no other while the list is made.
  for (const { pid } of descendantsOf(leader)) sendSignal(pid, "SIGSTOP");
  const groups = new Set(descendantsOf(leader).map(({ group }) => group));
  groups.delete(leader);
  for (const group of groups) sendSignal(-group, "SIGKILL");
  sendSignal(-leader, "SIGKILL");
}
