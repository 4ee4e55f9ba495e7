/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  // An engine test runs the real `pulumi` several times; two cores run two of them at once.
  maxWorkers: 2,
  testTimeout: 120_000,
};
