const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const deeds: (() => void)[] = [];

function end(signal: NodeJS.Signals): void {
  for (const deed of deeds.splice(0).reverse()) deed();
  listen("off");
  // Whoever waits for this process sees that a signal ended it, as without a listener.
  process.kill(process.pid, signal);
}

function listen(how: "on" | "off"): void {
  for (const signal of signals) process[how](signal, end);
}

/**
 * Does this when the process is told to end, before it ends; what was asked for last is done first.
 * Gives back a function that calls it off.
 */
export function beforeEnd(deed: () => void): () => void {
  if (deeds.length === 0) listen("on");
  deeds.push(deed);
  return () => {
    const index = deeds.indexOf(deed);
    if (index === -1) return;
    deeds.splice(index, 1);
    if (deeds.length === 0) listen("off");
  };
}
