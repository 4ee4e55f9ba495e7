import { buildEngine } from "./build.js";
import { cachedEngine, cacheFolder } from "./cache.js";
import { type Engine, isEngine, type NoEngine } from "./engine.js";
import { installEngine } from "./install.js";
import { whileLocked } from "./lock.js";
import { engineOnPath } from "./on-path.js";

const noEngineError = (reasons: readonly NoEngine[]): Error =>
  new Error(
    "No Pulumi engine: either install the Pulumi CLI (https://www.pulumi.com/docs/install/) so that `pulumi` is on " +
      "PATH, or install Go (https://go.dev/doc/install) and run `npm run engine`. " +
      `Now ${reasons.map(({ why }) => why).join("; ")}.`,
  );

async function makeEngine(tell: (line: string) => void, onPath: NoEngine): Promise<Engine> {
  const installed = await installEngine(tell);
  if (isEngine(installed)) return installed;
  const built = await buildEngine(tell);
  if (isEngine(built)) return built;
  throw noEngineError([onPath, installed, built]);
}

/**
 * Finds the real Pulumi engine, or makes one once for all.
 * @throws Error that says how to get one.
 */
export async function ensureEngine(tell: (line: string) => void): Promise<Engine> {
  const onPath = await engineOnPath();
  if (isEngine(onPath)) return onPath;
  // Asked again under the lock: whoever held it before has made one.
  const cachedOrMade = async (): Promise<Engine> => cachedEngine() ?? (await makeEngine(tell, onPath));
  return cachedEngine() ?? (await whileLocked(cacheFolder(), tell, cachedOrMade));
}
