/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  // Pulumi keeps its state in globals, which Jest would warn of.
  testEnvironmentOptions: { globalsCleanup: "off" },
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  // An import of "../index.js" is index.ts, as for the compiler.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  // Each test imports the program anew.
  resetModules: true,
  // The real engine takes some seconds.
  testTimeout: 120_000,
};
