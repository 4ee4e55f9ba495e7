import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";

const root = path.resolve(__dirname, "../..");

const json = (...place: string[]): unknown => JSON.parse(readFileSync(path.join(root, ...place), "utf8"));

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

const manifest = json("package.json") as Manifest;
const { packages: locked } = json("package-lock.json") as { readonly packages: Readonly<Record<string, Locked>> };

/** The place in the lock file of a package as one at another place requires it: the nearest one above. */
function placeOf(name: string, from: string): string {
  const place = `${from}${from === "" ? "" : "/"}node_modules/${name}`;
  if (locked[place] !== undefined) return place;
  if (from === "") throw new Error(`${name} is not in the lock file.`);
  return placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/"))));
}

/** What npm installs beside the package at a place, and beside that. */
function runtime(from = "", seen = new Set<string>()): ReadonlySet<string> {
  const { dependencies = {}, optionalDependencies = {} } = locked[from] ?? { version: "" };
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const place = placeOf(name, from);
    if (seen.has(place)) continue;
    seen.add(place);
    runtime(place, seen);
  }
  return seen;
}

/** Everybody may use, change and pass on what has one of these. */
const permissive = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];

/** What npm runs on the computer of whoever installs a package. */
const installing = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];

const places = [...runtime()].sort();

describe("what comes along with the package", () => {
  it("is every dependency that it names, and what they need", () => {
    expect(places).toEqual(
      expect.arrayContaining(Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`)),
    );
    expect(places.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
    expect(places.length).toBeLessThan(32);
  });

  it.each(places)("has a permissive licence: %s", (place) => {
    expect(permissive).toContain((json(place, "package.json") as Manifest).license);
  });

  it.each(places)("is locked with a checksum, as it is installed: %s", (place) => {
    const { integrity, version } = locked[place] ?? { version: "" };
    expect(integrity).toMatch(/^sha512-/u);
    expect((json(place, "package.json") as Manifest).version).toBe(version);
  });

  it.each(places)("runs nothing when it is installed: %s", (place) => {
    expect(locked[place]?.hasInstallScript).toBeUndefined();
    const { scripts = {} } = json(place, "package.json") as Manifest;
    expect(installing.slice(0, 3).filter((name) => name in scripts)).toEqual([]);
  });
});

describe("the package", () => {
  it("runs nothing when it is installed", () => {
    expect(installing.filter((name) => name in (manifest.scripts ?? {}))).toEqual([]);
  });

  it("is locked as it is declared", () => {
    const own = locked[""] as Locked & { readonly name: string };
    expect([own.name, own.version]).toEqual([manifest.name, manifest.version]);
    expect(own.dependencies).toEqual(manifest.dependencies);
  });

  it("is released by a workflow that tests and audits first, and may do no more than it must", () => {
    const release = readFileSync(path.join(root, ".github/workflows/release.yml"), "utf8");
    const steps = ["npm ci", "npm test", "npm run audit", "npm publish --provenance --access public"];
    const order = steps.map((step) => release.indexOf(`run: ${step}`));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order.every((place) => place > 0)).toBe(true);
    expect(release).toMatch(/^permissions: \{\}$/mu);
    expect(release.match(/^\s+[\w-]+: write$/gmu)).toEqual(["      id-token: write"]);
    for (const [, used = ""] of release.matchAll(/uses: (\S+)/gu)) expect(used).toMatch(/^actions\/[\w-]+@v\d+$/u);
  });
});
