import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import type { Send } from "../../provider/api/http.js";
import { runsApi } from "../../provider/api/runs.js";

/** What a server answers to a page of this number. */
type Pages = (page: number) => unknown;

/** The runs of the key `mine` on this server, and the pages that were asked for. */
async function found(pages: Pages): Promise<{ readonly ids: readonly string[]; readonly asked: readonly number[] }> {
  const asked: number[] = [];
  const send: Send = (_method, path) => {
    const page = Number(/[&?]page=(\d+)/u.exec(path)?.[1] ?? 1);
    asked.push(page);
    return Promise.resolve().then(() => pages(page));
  };
  return { ids: await runsApi(send).ofKey("wf_1", "mine"), asked };
}

const mine = (id: string) => ({ id, idempotencyKey: "mine" });

const others = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `run_${from + index}` }));

describe("the runs of a key", () => {
  it.each([
    ["rows", { rows: [mine("a")] }],
    ["runs", { runs: [mine("a")] }],
    ["data", { data: [mine("a")] }],
    ["a bare array", [mine("a")]],
    ["snake case", { rows: [{ run_id: "a", idempotency_key: "mine" }] }],
    ["each of them wrapped", { rows: [{ run: mine("a") }] }],
  ])("are read in the form %s", async (_, answer) => {
    expect((await found(() => answer)).ids).toEqual(["a"]);
  });

  it("are none in a list that is empty, or of other runs", async () => {
    expect((await found(() => ({ rows: [] }))).ids).toEqual([]);
    expect((await found(() => ({ rows: [...others(3), { id: "a", idempotencyKey: "yours" }] }))).ids).toEqual([]);
  });

  it.each<unknown>([
    {},
    { rows: null },
    { rows: {} },
    { items: [] },
    { rows: [7] },
    { rows: [null] },
    { rows: [{ idempotencyKey: "mine" }] },
    { rows: [mine("a"), { id: 7 }] },
    "rows",
    7,
    null,
  ])("are not none because %j is no list of runs", async (answer) => {
    const what = "the answer has no list of runs";
    await expect(found(() => answer)).rejects.toMatchObject({ kind: "malformed-answer", what, mayHaveArrived: true });
  });

  it("are read over all pages that the server names, those of one dispatch together", async () => {
    const pages: Pages = (page) => ({
      rows: page === 1 ? [...others(2), mine("a")] : [mine("b"), ...others(1, 9)],
      next_page: page === 1 ? 2 : null,
    });
    expect(await found(pages)).toEqual({ ids: ["a", "b"], asked: [1, 2] });
  });

  it.each([200, 50, 3])("are read page by page of a server that answers %d rows and names no page", async (size) => {
    const all = [...others(2 * size), mine("a")];
    const pages: Pages = (page) => all.slice((page - 1) * size, page * size);
    expect(await found(pages)).toEqual({ ids: ["a"], asked: [1, 2, 3, 4] });
  });

  it("are read up to the total that a server tells, however few rows it answers at once", async () => {
    const rows = [...others(50), mine("a")];
    const pages: Pages = (page) => ({ rows: rows.slice((page - 1) * 50, page * 50), total: 51, page, pageSize: 50 });
    expect(await found(pages)).toEqual({ ids: ["a"], asked: [1, 2] });
    expect((await found(() => ({ rows: [mine("a")], total: 1, pageSize: 200 }))).asked).toEqual([1]);
  });

  it("end with an empty page, whatever the total", async () => {
    const pages: Pages = (page) => ({ rows: page === 1 ? [mine("a")] : [], total: 9 });
    expect(await found(pages)).toEqual({ ids: ["a"], asked: [1, 2] });
  });

  it("are asked for once more of a server that has no pages", async () => {
    expect(await found(() => [...others(199), mine("a")])).toEqual({ ids: ["a"], asked: [1, 2] });
  });

  it.each(["not-found", "invalid"] as const)("end where a page that nobody has named is %s", async (kind) => {
    const pages: Pages = (page) => {
      if (page === 1) return { rows: [mine("a")] };
      throw new ApiError({ kind, method: "GET", path: "/runs", what: "no", mayHaveArrived: false });
    };
    expect(await found(pages)).toEqual({ ids: ["a"], asked: [1, 2] });
  });

  it.each<[string, Pages]>([
    ["page", (page) => ({ rows: others(2), nextPage: page + 1 })],
    ["total", () => ({ rows: others(50), total: 51, pageSize: 50 })],
  ])("are not none because the list says the same again where its %s tells of more", async (_, pages) => {
    const what = "the list of runs goes on, and no page shows how";
    await expect(found(pages)).rejects.toMatchObject({ kind: "malformed-answer", what });
  });

  it.each([1, 2, 0])("end when the page after page 2 is called %d", async (nextPage) => {
    const pages: Pages = (page) => ({ rows: others(1, page), nextPage: page === 1 ? 2 : nextPage });
    expect((await found(pages)).asked).toEqual([1, 2]);
  });

  it("are not none because the list does not end", async () => {
    const pages: Pages = (page) => ({ rows: others(1, page), nextPage: page + 1 });
    const what = "the list of runs does not end within 100 pages";
    await expect(found(pages)).rejects.toMatchObject({ kind: "malformed-answer", what });
  });

  it.each(["not-found", "forbidden", "invalid", "server"] as const)(
    "are not none because a later page is answered with an error that is %s",
    async (kind) => {
      const pages: Pages = (page) => {
        if (page === 1) return { rows: others(1), nextPage: 2 };
        throw new ApiError({ kind, method: "GET", path: "/runs", what: "no", mayHaveArrived: false });
      };
      const what = "the list of runs breaks off: no";
      await expect(found(pages)).rejects.toMatchObject({ kind: "malformed-answer", what });
    },
  );
});
