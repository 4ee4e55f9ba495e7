import { describe, expect, it } from "@jest/globals";
import { providerText } from "../../sdk/registration.js";

describe("the provider's text in every user's state", () => {
  it("is the same, byte for byte, in every release", () => {
    expect(providerText).toEqual({
      workflow: 'exports.handler = () => require("pulumi-armature/provider").workflow;',
      workflowRun: 'exports.handler = () => require("pulumi-armature/provider").workflowRun;',
    });
  });

  it.each(Object.entries(providerText))("is at most 128 bytes: %s", (_, text) => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(128);
  });
});
