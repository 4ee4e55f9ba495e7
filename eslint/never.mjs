/** A rule that refuses every node which one of the selectors finds. */
const refuse = (message, ...selectors) => ({
  meta: { type: "problem", schema: [] },
  create: (context) =>
    Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })])),
});

/** The never-rules that no published plugin has; each has an id of its own, so that none can switch off another. */
export const never = {
  meta: { name: "never" },
  rules: {
    enum: refuse("No enum: write a union of string literals.", "TSEnumDeclaration"),

    "export-star": refuse("No `export *`: name what is exported.", "ExportAllDeclaration"),

    "re-export": refuse(
      "No barrel but a package's own index.ts: let the reader import from the file that owns the idea.",
      "ExportNamedDeclaration[source]",
    ),

    "export-assignment": refuse("No `export =`: name what is exported.", "TSExportAssignment"),

    "bare-relative": refuse(
      "A relative import ends in .js (or .json), as Node reads it.",
      String.raw`:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=/^\.(?!.*\.(js|json)$)/]`,
    ),

    "late-import": refuse("Loading a module late is I/O: import it at the top of the file.", "ImportExpression"),

    "own-mock": refuse(
      "No mock of a module: pass the test's own implementation in, or talk to the emulator.",
      "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|setMock|unstable_mockModule)$/]",
    ),

    "junk-drawer": refuse(
      "No utils, helpers, common, types or lib: a function lives with the idea it serves, under that idea's name.",
      "Program",
    ),

    null: refuse(
      "`null` lives only in provider/api/ and in mapping.ts: let the mapping turn it into undefined.",
      "Literal[raw='null']",
      "TSNullKeyword",
    ),

    environment: refuse(
      "Only provider/main.ts reads process.env: take the value as an argument.",
      "MemberExpression[object.name='process']:matches([property.name='env'], [property.value='env'])",
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
      "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
    ),

    "clock-or-chance": refuse(
      "A pure file takes time and chance as arguments.",
      "MemberExpression[object.name='Date'][property.name='now']",
      "MemberExpression[object.name='Math'][property.name='random']",
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.name='Date']",
    ),
  },
};
