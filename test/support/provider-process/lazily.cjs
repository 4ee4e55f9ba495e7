// Preloaded into Pulumi's host, which a test starts a hundred times: what the host requires but never uses, such as the
// compiler of its closure serializer, is loaded at its first use. It is the same host, there in a third of the time.
"use strict";

const Module = require("node:module");

const seldomUsed = /^(@npmcli\/arborist|@opentelemetry\/.*|execa|js-yaml|normalize-package-data|picomatch|tar|typescript)$|third_party\/typescript/u;

const load = Module._load;

Module._load = (name, parent, isMain) => {
  if (!seldomUsed.test(name)) return load.call(Module, name, parent, isMain);
  let loaded;
  const used = () => (loaded ??= load.call(Module, name, parent, isMain));
  return new Proxy(() => undefined, {
    get: (_, key) => (key === "__esModule" ? true : used()[key]),
    apply: (_, self, values) => Reflect.apply(used(), self, values),
    construct: (_, values) => Reflect.construct(used(), values),
  });
};
