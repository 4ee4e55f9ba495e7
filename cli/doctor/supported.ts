import { satisfies } from "semver";
import { manifest } from "../manifest.js";

const { version, engines, peerDependencies } = manifest();

/** This package's version. */
export const own = version;

/** The versions of Node that it runs on. */
export const nodeRange = engines.node;

/** The versions of Pulumi, SDK and engine, that it works with. */
export const pulumiRange = peerDependencies["@pulumi/pulumi"];

/** A version before a release counts as that release. */
export const isIn = (of: string, range: string): boolean => satisfies(of, range, { includePrerelease: true });
