import { describe, expect, it } from "@jest/globals";
import { SharedList } from "../../provider/look-ups/shared-list.js";
import { NoSuch, noSuch, onlyNamed } from "../../provider/look-ups/sought.js";

const row = (name: string) => ({ id: `id_${name}`, name });

/** A list that has one row more each time it is asked for. */
function growing(...names: readonly string[]) {
  const counts = { lists: 0 };
  const list = new SharedList(() => {
    counts.lists += 1;
    return Promise.resolve(names.slice(0, counts.lists).map(row));
  });
  const id = (name: string): Promise<string> => list.seek((rows) => onlyNamed("workflow", rows, name).id);
  return { list, counts, id };
}

describe("a list that look-ups share", () => {
  it("is asked for once by all that find what they look for", async () => {
    const { id, counts } = growing("a", "b");
    expect(await Promise.all([id("a"), id("a")])).toEqual(["id_a", "id_a"]);
    expect(await id("a")).toBe("id_a");
    expect(counts.lists).toBe(1);
  });

  it("is asked for once more by all that began after it and did not find it", async () => {
    const { id, counts } = growing("a", "b");
    await id("a");
    expect(await Promise.all([id("b"), id("b"), id("b")])).toEqual(["id_b", "id_b", "id_b"]);
    expect(counts.lists).toBe(2);
  });

  it("is not asked for again where it began after the question", async () => {
    const { id, counts } = growing("a");
    await expect(id("z")).rejects.toBeInstanceOf(NoSuch);
    expect(counts.lists).toBe(1);
  });

  it("is asked for anew after a failure", async () => {
    let lists = 0;
    const list = new SharedList(() => {
      lists += 1;
      return lists === 1 ? Promise.reject(new Error("down")) : Promise.resolve([row("a")]);
    });
    await expect(list.rows()).rejects.toThrow("down");
    expect(await list.rows()).toEqual([row("a")]);
  });
});

describe("what is not there", () => {
  const rows = ["Find issues", "Find issue", "Find bugs", "Nightly"].map(row);

  it("is told with what is like it, the nearest first", () => {
    expect(noSuch("workflow", rows, "find issue").message).toBe(
      'There is no workflow "find issue"; there is "Find issue" (id_Find issue), "Find issues" (id_Find issues).',
    );
    expect(noSuch("workflow", rows, "zzz").message).toBe('There is no workflow "zzz".');
  });

  it("is told without a word of what was asked where that is a secret", () => {
    expect(noSuch("workflow", rows, "find issue").withoutWords).toBe("There is no workflow of that id or name.");
    const twice = (): unknown => onlyNamed("workflow", [row("a"), { id: "other", name: "a" }], "a");
    expect(twice).toThrow('More than one workflow is called "a": give the id, one of id_a, other.');
    expect(twice).toThrow(
      expect.objectContaining({
        withoutWords: "More than one workflow has that name: give the id, one of id_a, other.",
      }),
    );
  });
});
