/** The files whose answer depends on their arguments alone, so that a table of cases is their whole test. */
export const pureFiles = [
  "provider/**/{mapping,diff,schema,verdict}.ts",
  "provider/report/**",
  "provider/api/{retry,error}.ts",
  "provider/host/values.ts",
];

const message =
  "A pure file takes time, chance and I/O as arguments: let the caller pass the value or the function in.";

const outside =
  /^(node:)?(fs|http|https|http2|net|tls|dgram|dns|child_process|worker_threads|timers|perf_hooks|process)(\/|$)/;

export const pureRules = {
  "never/clock-or-chance": "error",
  "never/late-import": "error",

  "no-restricted-globals": [
    "error",
    {
      checkGlobalObject: true,
      globals: ["setTimeout", "setInterval", "setImmediate", "performance", "crypto", "fetch", "process"].map(
        (name) => ({ name, message }),
      ),
    },
  ],

  "no-restricted-imports": [
    "error",
    {
      // A hash is arithmetic; everything else there is chance.
      paths: ["node:crypto", "crypto"].map((name) => ({ name, allowImportNames: ["createHash"], message })),
      patterns: [{ regex: outside.source, message }],
    },
  ],
};
