// One operation on the stack of the program in this folder, by what this folder has installed: `operate.cjs up`.
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { LocalWorkspace, Stack } = require("@pulumi/pulumi/automation");
const { type } = require("./package.json");

const [, , verb] = process.argv;
const file = path.join(__dirname, "bin/index.js");

// A CommonJS program is required, also because Bun forgets in an import for which stack it is done.
const program = async () => (type === "module" ? { ...(await import(pathToFileURL(file).href)) } : require(file));

async function main() {
  const workspace = await LocalWorkspace.create({ workDir: __dirname, program });
  const stack = await Stack.createOrSelect("dev", workspace);
  await stack[verb]({ color: "never", onOutput: (text) => process.stdout.write(text) });
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
