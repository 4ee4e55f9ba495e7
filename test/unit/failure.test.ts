import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import { hostError } from "../../provider/host/failure.js";
import { PartialState } from "../../provider/resource.js";

const attachments = { __provider: "exports.handler = …", __urn: "urn:pulumi:prod::shop::t::search" };

describe("an error as the host has it", () => {
  it("is its text and nothing else: no stack, no code, no name", () => {
    const error = Object.assign(new Error("It failed."), { code: 7, body: "secret" });
    const shown = hostError(error, attachments);
    expect(shown.message).toBe("It failed.");
    expect(Object.entries(shown).filter(([, value]) => value !== "")).toEqual([]);
    expect([shown.name, shown.stack]).toEqual(["", ""]);
    expect(String(shown)).toBe("It failed.");
    expect(shown).not.toHaveProperty("code");
    expect(shown).not.toHaveProperty("id");
  });

  it("of a request is one line", () => {
    const error = new ApiError({ kind: "server", method: "GET", path: "/org", what: "no", mayHaveArrived: true });
    expect(hostError(error, attachments).message).toBe(error.message);
  });

  it("is the text of whatever was thrown", () => {
    expect(hostError("words", attachments).message).toBe("words");
    expect(hostError(undefined, attachments).message).toBe("undefined");
  });

  it("of a partial state says what exists, with what a state takes along", () => {
    const existing = { id: "wf_1", state: { name: "A", currentVersion: undefined, __echoed: [] } };
    const shown = hostError(new PartialState("It exists, but failed.", existing), attachments);
    expect(shown).toMatchObject({ id: "wf_1", reasons: ["It exists, but failed."], message: "It exists, but failed." });
    expect(Object.entries((shown as { properties?: object }).properties ?? {})).toEqual([
      ["name", "A"],
      ["__echoed", []],
      ...Object.entries(attachments),
    ]);
  });
});
