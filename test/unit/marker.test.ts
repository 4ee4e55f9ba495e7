import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { markerKey, markerOf } from "../../provider/workflow/marker.js";

const urn = "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/armature:Workflow::search";

const mark = (of: string): string => markerOf({ project: "", stack: "", name: "", urn: of });

describe("the mark of a workflow", () => {
  it("is the same in every release, since it stands in the metadata of what exists", () => {
    expect(markerKey).toBe("pulumi-armature");
    expect(mark(urn)).toBe("6c68c6b91b2968cb2ba02f07c4356733");
  });

  it("tells nothing of where the resource stands", () => {
    expect(mark(urn)).toMatch(/^[0-9a-f]{32}$/);
  });

  it("is one resource's own", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => (mark(one) === mark(other)) === (one === other)));
  });
});
