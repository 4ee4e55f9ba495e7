import { defineConfig, globalIgnores } from "eslint/config";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";
import { arrows } from "./eslint/arrows.mjs";
import { importTarget } from "./eslint/import-target.mjs";
import { never } from "./eslint/never.mjs";
import { pureFiles, pureRules } from "./eslint/pure.mjs";

const typescript = "**/*.ts";

// test/lint breaks each rule of a block whose name starts with "never" or "arrows", on purpose.
export default defineConfig(
  globalIgnores(["**/dist/", "**/coverage/", ".tmp/", "test/fixtures/broken/"]),

  {
    name: "plugins",
    plugins: { "import-x": importX, never },
    settings: { "import-x/resolver-next": [importTarget], "import-x/extensions": [".ts"] },
    // A rule is changed here or not at all: no comment in a file switches one off.
    linterOptions: { noInlineConfig: true },
  },

  {
    name: "types",
    files: [typescript],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Only a type alias has the index signature that plain JSON asks for.
      "@typescript-eslint/consistent-type-definitions": "off",
      // `onClose(() => server.close())` says nothing wrong.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // A number reads well in a message; an object does not.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },

  {
    name: "arrows: who may import whom",
    files: [typescript],
    rules: {
      "import-x/no-restricted-paths": ["error", arrows],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "never/bare-relative": "error",
    },
  },

  {
    // What the compiler cannot prove is not written.
    name: "never: a hole in the types",
    files: [typescript],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-warning-comments": ["error", { terms: ["eslint-disable", "eslint-enable", "todo", "fixme"] }],
    },
  },
  {
    // A promise nobody waits for fails where nobody looks.
    name: "never: a lost promise",
    files: [typescript],
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
    },
  },
  {
    // One way to write and to find each thing.
    name: "never: a second way to say it",
    files: [typescript],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "import-x/no-default-export": "error",
      "never/enum": "error",
      "never/export-assignment": "error",
      "never/export-star": "error",
      "never/re-export": "error",
      "never/own-mock": "error",
      "max-lines": ["error", { max: 250 }],
    },
  },
  {
    // These are the packages' front doors: the one place that gathers names.
    name: "front doors",
    files: ["sdk/index.ts", "sdk/{testing,policy}/index.ts"],
    rules: { "never/re-export": "off" },
  },
  {
    name: "never: a junk drawer",
    files: ["**/{utils,helpers,common,types,lib}/**/*.ts", "**/{utils,helpers,common,types,lib}.ts"],
    rules: { "never/junk-drawer": "error" },
  },

  {
    // The engine owns the output of the provider's process.
    name: "never: console in the provider",
    files: ["provider/**/*.ts"],
    rules: { "no-console": "error" },
  },
  {
    // What a setting is, and which one wins, is decided in one place.
    name: "never: the environment below main.ts",
    files: ["provider/**/*.ts"],
    ignores: ["provider/main.ts"],
    rules: { "never/environment": "error" },
  },
  {
    // On the wire null and absent differ; behind the mapping there is one kind of nothing.
    name: "never: null behind the wire",
    files: ["provider/**/*.ts"],
    ignores: ["provider/api/**", "provider/**/mapping.ts"],
    rules: { "never/null": "error" },
  },
  {
    name: "never: time, chance and I/O in a pure file",
    files: pureFiles,
    rules: pureRules,
  },
);
