// Preloaded into Pulumi's host, which a test starts a hundred times: what the host and the provider require but seldom
// use, such as the compiler of the closure serializer or the writer of reports, is loaded at its first use. It is the same
// host, there in a third of the time.
"use strict";

const Module = require("node:module");

const packages =
  "@npmcli/arborist|@opentelemetry/.*|execa|js-yaml|junit-report-builder|normalize-package-data|picomatch|tar|typescript";
const files = "./automation|../locales/index.cjs|./lib/interceptor/(dns|cache)|.*third_party/typescript.*";
const seldomUsed = new RegExp(`^(${packages}|${files.replaceAll("./", "[.]/")})$`, "u");

const load = Module._load;

Module._load = (name, parent, isMain) => {
  if (!seldomUsed.test(name)) return load.call(Module, name, parent, isMain);
  let loaded;
  const used = () => (loaded ??= load.call(Module, name, parent, isMain));
  const of = (key) => (key === "default" && used().__esModule !== true ? used() : used()[key]);
  return new Proxy(() => undefined, {
    get: (_, key) => (key === "__esModule" ? true : of(key)),
    apply: (_, self, values) => Reflect.apply(used(), self, values),
    construct: (_, values) => Reflect.construct(used(), values),
  });
};
