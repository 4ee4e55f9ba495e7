import { measurePeers } from "./peers.js";

// Measures the peers alone and prints what was measured as JSON: `main.ts <workflows> <rounds>`.

const [workflows = "100", rounds = "1"] = process.argv.slice(2);

const whole = (text: string): number => {
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number(text);
  throw new Error(`"${text}" is not a whole number from 1: give how many workflows and how many rounds.`);
};

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function main(): Promise<void> {
  const peers = await measurePeers({ workflows: whole(workflows), rounds: whole(rounds), say });
  process.stdout.write(`${JSON.stringify(peers, undefined, 2)}\n`);
}

main().catch((error: unknown) => {
  say(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
