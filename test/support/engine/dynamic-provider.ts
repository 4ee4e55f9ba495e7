import path from "node:path";

const name = "pulumi-resource-pulumi-nodejs";

/** The folder of the SDK that has the script in it. */
const folder = path.dirname(require.resolve("@pulumi/pulumi/package.json"));

/** The script by which the engine starts the host of dynamic providers. */
export const dynamicProvider = { name, folder, file: path.join(folder, name) };

/** The script by which the engine starts a policy pack. */
export const policyAnalyzer = { name: "pulumi-analyzer-policy-nodejs", folder: path.join(__dirname, "plugins") };
