import { realpathSync } from "node:fs";
import path from "node:path";
import { printed } from "./command.js";
import { type Copy, copiesOf } from "./copies.js";
import { type Finding, ok, problem, warning } from "./finding.js";
import { type PackageManager, packageManagerOf } from "./package-manager.js";
import { findAbove } from "./project.js";
import type { ProviderView } from "./provider-view.js";
import { isIn, nodeRange, own, pulumiRange } from "./supported.js";

const armature = "pulumi-armature";
const pulumi = "@pulumi/pulumi";

/** What is looked at: the folder of the program, what its provider finds from there, and what installed it. */
interface Place {
  readonly folder: string;
  readonly view: ProviderView;
  readonly manager: PackageManager;
  readonly copies: ReadonlyMap<string, readonly Copy[]>;
}

const near = (folder: string): string => path.relative(process.cwd(), folder) || "this folder";

const node = ({ view }: Place): Finding =>
  isIn(view.node, nodeRange)
    ? ok("Node", view.node)
    : problem("Node", `${view.node} is too old`, `Install one that is ${nodeRange}.`);

function installing({ manager }: Place): Finding {
  const { name, lockFile, isPlugAndPlay } = manager;
  if (!isPlugAndPlay) return ok("installed by", lockFile === undefined ? "npm, or nothing yet" : name);
  const mend = "Set nodeLinker: node-modules in .yarnrc.yml and run yarn install, or start pulumi by yarn exec.";
  return warning("installed by", "yarn Plug'n'Play: only a pulumi that yarn starts finds a package", mend);
}

function sdk({ view, manager }: Place): Finding {
  const version = view.pulumi?.version;
  if (version === undefined) return problem(pulumi, "the project does not have it", `Run ${manager.add} ${pulumi}.`);
  if (isIn(version, pulumiRange)) return ok(pulumi, version);
  return problem(pulumi, `${version} is not ${pulumiRange}`, `Run ${manager.add} ${pulumi}@latest.`);
}

function self({ folder, view, manager, copies }: Place): Finding {
  const found = view.armature;
  if (found === undefined) {
    const mend = `Run ${manager.add} ${armature} in ${near(folder)}.`;
    const [hidden] = copies.get(armature) ?? [];
    if (hidden === undefined) return problem(armature, "the project cannot resolve it, and the engine neither", mend);
    return problem(armature, `only ${hidden.of} has it, and the engine looks from ${near(folder)}`, mend);
  }
  if (found.version === own) return ok(armature, `${own}, from ${near(found.folder)}`);
  const said = `the project has ${found.version}, this command is ${own}`;
  return warning(armature, said, "Run the command that the project has installed.");
}

/** What the state of every resource names by text. */
function provider({ folder, view }: Place): Finding {
  if (view.failure === undefined) return ok("provider", `can be loaded from ${near(folder)}, as the engine does it`);
  const mend = "Mend what is said above, or install the project's packages anew.";
  return problem("provider", `cannot be loaded from ${near(folder)}: ${view.failure}`, mend);
}

const twice = ({ manager }: Place): string =>
  `Let all name one version, then run ${manager.name === "bun" ? "bun install" : `${manager.name} dedupe`}.`;

/** Each copy of Pulumi's SDK has classes of its own, of which another one's engine connection knows nothing. */
function secondSdk(place: Place): Finding[] {
  const { view, copies } = place;
  const [first, second] = [view.pulumi, view.pulumiOfArmature];
  if (first !== undefined && second !== undefined && first.folder !== second.folder) {
    const said = `twice: ${near(first.folder)}, and for ${armature} ${near(second.folder)}; an up fails with "serialization failure"`;
    return [problem(pulumi, said, twice(place))];
  }
  return (copies.get(pulumi) ?? [])
    .filter(({ folder }) => first !== undefined && folder !== first.folder)
    .map(({ of, version }) => warning(pulumi, `${of} has one of its own, ${version}`, twice(place)));
}

/** A component library may bring one along: it declares by its own, and the engine loads the project's. */
const secondSelf = (place: Place): Finding[] =>
  (place.copies.get(armature) ?? [])
    .filter(({ version }) => place.view.armature !== undefined && version !== place.view.armature.version)
    .map(({ of, version }) =>
      problem(armature, `${of} has ${version}, and the engine loads the project's for both`, twice(place)),
    );

/** Whether the packages of a program are where the engine looks for them. */
export async function lookAtPackages(folder: string): Promise<Finding[]> {
  const text = await printed("node", [path.join(__dirname, "provider-view.js")], folder);
  if (text === undefined) return [problem("Node", "there is none on PATH that starts", "Install Node.js.")];
  const above = findAbove(folder, ["package.json"]);
  const root = above === undefined ? folder : path.dirname(above);
  const place: Place = {
    folder,
    view: JSON.parse(text) as ProviderView,
    manager: packageManagerOf(folder),
    copies: copiesOf([pulumi, armature], realpathSync(root)),
  };
  const found = [node, installing, sdk, self, provider].map((look) => look(place));
  return [...found, ...secondSdk(place), ...secondSelf(place)];
}
