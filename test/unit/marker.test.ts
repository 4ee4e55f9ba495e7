import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { markerKey, markerOf } from "../../provider/workflow/marker.js";

describe("the mark of a workflow", () => {
  it("is the same in every release, since it stands in the metadata of what exists", () => {
    expect(markerKey).toBe("pulumi-armature");
    expect(markerOf({ project: "shop", stack: "prod", name: "search" })).toBe("61979e00b0764d0abbf6ebb0330ffefd");
  });

  it("tells nothing of where the resource stands", () => {
    expect(markerOf({ project: "shop", stack: "prod", name: "search" })).toMatch(/^[0-9a-f]{32}$/);
  });

  it("is one resource's own", () => {
    const origin = fc.record({ project: fc.string(), stack: fc.string(), name: fc.string() });
    fc.assert(
      fc.property(origin, origin, (one, other) => {
        const isSame = one.project === other.project && one.stack === other.stack && one.name === other.name;
        return (markerOf(one) === markerOf(other)) === isSame;
      }),
    );
    expect(markerOf({ project: "a", stack: "b", name: "c" })).not.toBe(
      markerOf({ project: "a", stack: "bc", name: "" }),
    );
  });
});
