import { unknown } from "../../support/provider-process/bag.js";
import { type Cases, run, workflow } from "./case.js";

const service = { name: "api", type: "my:cloud:Service", props: {}, provider: "pulumi:providers:my" };

const component = { name: "tests", type: "my:shop:Tests", props: {} };

export const gatesCases: Cases = {
  "gate-timeouts": [
    { of: "both", shown: run() },
    {
      of: "neither",
      shown: run({ timeoutSeconds: undefined, queueTimeoutSeconds: undefined }),
      says: [
        "timeoutSeconds is not set. Set it, to at most 3600.",
        "queueTimeoutSeconds is not set. Set it, to at most 3600.",
      ],
    },
    {
      of: "too long",
      config: { maxSeconds: 500 },
      shown: run(),
      says: ["timeoutSeconds is 600; at most 500 are allowed. Lower it."],
    },
    { of: "a gate that only warns", shown: run({ gate: "warn" }), skips: "The gate does not block." },
    { of: "a gate that is not known yet", shown: run({ gate: unknown }), misses: "gate" },
  ],
  "triggers-present": [
    { of: "an image", shown: run() },
    { of: "a version of the workflow", shown: run({ triggers: undefined, workflowVersionId: "wfv_1" }) },
    { of: "every update", shown: run({ triggers: undefined, everyUpdate: true }) },
    {
      of: "nothing",
      shown: run({ triggers: { image: "", tags: [null] }, workflowVersionId: null }),
      says: ["triggers is empty, so it runs once and never again. Name what is tested, such as an image's digest."],
    },
    { of: "triggers that are not known yet", shown: run({ triggers: unknown }), misses: "triggers" },
  ],
  "triggers-not-the-time": [
    { of: "an image", shown: run() },
    { of: "every update, said on purpose", shown: run({ triggers: Date.now(), everyUpdate: true }) },
    ...[Date.now(), Math.floor(Date.now() / 1000), new Date().toISOString(), `deploy-${Date.now()}`].map((now) => ({
      of: `the current time as ${typeof now} ${String(now).length} long`,
      shown: run({ triggers: { deep: [{ at: now }] } }),
      says: ["triggers holds the current time, so it runs at every update. Remove it, or say everyUpdate: true."],
    })),
    ...["2020-01-01T00:00:00Z", new Date().toISOString().slice(0, 10), "sha256:17000000001700000000"].map((text) => ({
      of: `${text.slice(0, 6)}…, which is no time of now`,
      shown: run({ triggers: text }),
    })),
    { of: "triggers that are not known yet", shown: run({ triggers: unknown }), misses: "triggers" },
  ],
  "gate-depends": [
    { of: "a service that it tests", shown: [service, run({}, { dependsOn: ["api"] })] },
    {
      of: "a workflow that depends on the service",
      shown: [service, workflow({}, { dependsOn: ["api"] }), run({}, { dependsOn: ["find"] })],
    },
    {
      of: "a service that it does not depend on",
      shown: [service, workflow(), run({}, { dependsOn: ["find"] })],
      says: ["The gate depends on nothing that is tested. Take triggers from its output, or name it in dependsOn."],
      about: "gate",
    },
    {
      of: "another service than the one that is tested",
      config: { testedTypes: ["my:mcp:Server"] },
      shown: [service, { name: "mcp", type: "my:mcp:Server", props: {} }, run({}, { dependsOn: ["api"] })],
      says: ["The gate depends on nothing that is tested. Take triggers from its output, or name it in dependsOn."],
      about: "gate",
    },
    { of: "a gate that only warns", shown: [service, run({ gate: "warn" })] },
    {
      of: "nothing else",
      shown: [component, workflow(), run()],
      skips: "The stack deploys nothing that a gate could test.",
    },
    { of: "a gate that is not known yet", shown: [service, run({ gate: unknown })], misses: "gate" },
  ],
};
