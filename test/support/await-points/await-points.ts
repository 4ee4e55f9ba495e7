import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../process/temporary-folder.js";
import type { ProviderOptions } from "../provider-process/provider.js";
import { instrumented } from "./instrumented.js";

/** One pass of a provider process before or after something that it awaits. */
export interface AwaitPoint {
  /** As `after workflow/creation.js:29:25`: the place in the build of the provider. */
  readonly point: string;
  /** Which pass of it by the process, counted from 1. */
  readonly nth: number;
}

/** A pass that was noted. */
export interface Passed extends AwaitPoint {
  /** Passes of one turn have nothing between them that comes from outside. */
  readonly turn: number;
}

/** What a process gets at a point. */
export interface Strike extends AwaitPoint {
  readonly signal: NodeJS.Signals;
}

/** A build of the provider that tells where it awaits. */
export interface InstrumentedBuild {
  /** The options of a process that notes the points that it passes. */
  readonly recording: Pick<ProviderOptions, "env" | "preloads">;
  /** The points that were noted, in their order. */
  readonly recorded: () => Passed[];
  /** The options of a process that gets a signal at a point. */
  readonly struck: (strike: Strike) => Pick<ProviderOptions, "env" | "preloads">;
  readonly remove: () => void;
}

const build = path.resolve(__dirname, "../../../dist/provider");

const preload = path.join(__dirname, "pass.cjs");

/** Makes a copy of the provider's build, for processes of a test alone. */
export function instrumentedBuild(): InstrumentedBuild {
  const { folder, remove } = temporaryFolder("await-points");
  const copy = path.join(folder, "provider");
  for (const name of readdirSync(build, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".js")) continue;
    mkdirSync(path.dirname(path.join(copy, name)), { recursive: true });
    writeFileSync(path.join(copy, name), instrumented(name, readFileSync(path.join(build, name), "utf8")));
  }
  const log = path.join(folder, "passed");
  const options = (told: {
    readonly log?: string;
    readonly strike?: Strike;
  }): ReturnType<InstrumentedBuild["struck"]> => ({
    preloads: [preload],
    env: { AWAIT_POINTS: JSON.stringify({ build, copy, ...told }) },
  });
  return {
    get recording() {
      writeFileSync(log, "");
      return options({ log });
    },
    recorded: () => counted(readFileSync(log, "utf8").trim().split("\n")),
    struck: (strike) => options({ strike }),
    remove,
  };
}

function counted(lines: readonly string[]): Passed[] {
  const passes = new Map<string, number>();
  return lines.map((line) => {
    const [, turn = "", point = ""] = /^(\d+) (.*)$/u.exec(line) ?? [];
    const nth = (passes.get(point) ?? 0) + 1;
    passes.set(point, nth);
    return { point, nth, turn: Number(turn) };
  });
}
