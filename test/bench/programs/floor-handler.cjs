"use strict";

// A provider that does nothing, and keeps as much as ours does.

const { randomUUID } = require("node:crypto");

const kept = (inputs) => ({
  ...inputs,
  currentVersion: { id: randomUUID() },
  initialDispatch: { queued: 2, failed: 0 },
  __organization: randomUUID(),
  __echoed: Object.keys(inputs).filter((name) => !name.startsWith("__")),
});

module.exports = {
  diff: async (_, olds, news) => ({ changes: olds.testerPrompt !== news.testerPrompt }),
  create: async (inputs) => ({ id: `wf_${randomUUID()}`, outs: kept(inputs) }),
  read: async (id, props) => ({ id, props }),
  update: async (_, olds, news) => ({ outs: { ...olds, ...news } }),
  delete: async () => undefined,
};
