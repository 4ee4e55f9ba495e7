import * as pulumi from "@pulumi/pulumi";
import { providerText } from "../../../sdk/registration.js";
import { journeys } from "./journeys.js";

// What the engine itself costs: resources of the same size whose provider does nothing.

const type = "pulumi-nodejs:dynamic/armature:Workflow";

const text = "exports.handler = () => require(process.env.BENCH_FLOOR);";

class Floor extends pulumi.CustomResource {
  constructor(name: string, args: object) {
    super(type, name, {
      ...args,
      currentVersion: undefined,
      initialDispatch: undefined,
      __provider: text.padEnd(providerText.workflow.length),
      __urn: pulumi.createUrn(name, type),
    });
  }
}

for (const { name, args } of journeys()) new Floor(name, args);
