import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../provider/api/error.js";
import { workflowRecord, type WorkflowRecord } from "../../provider/api/workflow-record.js";
import type { WorkflowsApi } from "../../provider/api/workflows.js";
import { Looks } from "../../provider/workflow/looks.js";

const state = { name: "a", testerPrompt: "b", currentVersion: { id: "v1" } };

const record = (index: number): WorkflowRecord => {
  const made = workflowRecord({ id: `wf_${index}`, name: "a", testerPrompt: "b", currentVersion: { id: "v1" } });
  if (made === undefined) throw new Error("It is a workflow.");
  return made;
};

const failed = new ApiError({
  kind: "timeout",
  method: "GET",
  path: "/workflows",
  what: "no complete answer in time",
  mayHaveArrived: true,
});

/** A server whose pages take so long, and the time that passes. */
function served(pages: readonly (readonly WorkflowRecord[] | Error)[], pageMs: number) {
  let nowMs = 0;
  const counts = { gets: 0, pages: 0 };
  const waiting: { readonly atMs: number; readonly wake: () => void }[] = [];
  const until = (atMs: number): Promise<void> => new Promise((wake) => waiting.push({ atMs, wake }));
  const looks = new Looks({ now: () => nowMs, pause: (delayMs) => until(nowMs + delayMs).then(() => true) });
  const api = {
    find: (id: string) => {
      counts.gets += 1;
      return Promise.resolve(record(Number(id.slice(3))));
    },
    eachPage: async (take: (page: readonly WorkflowRecord[]) => boolean) => {
      for (const page of pages) {
        counts.pages += 1;
        await until(nowMs + pageMs);
        if (page instanceof Error) throw page;
        if (!take(page)) return;
      }
    },
  } as Partial<WorkflowsApi> as WorkflowsApi;

  /** Looks at these one after the other, as slowly as the server is. */
  async function look(count: number, eachMs = 0): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const seen: (WorkflowRecord | undefined)[] = [];
      const found = looks.find(api, `wf_${index}`, state).then((one) => seen.push(one));
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      while (seen.length === 0) {
        const next = waiting.sort((one, other) => one.atMs - other.atMs).shift();
        nowMs = Math.max(nowMs, next?.atMs ?? nowMs);
        next?.wake();
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      }
      await found;
      nowMs += eachMs;
    }
  }
  return { counts, look, nowMs: () => nowMs };
}

const all = Array.from({ length: 100 }, (_, index) => record(index));

describe("looks at many workflows", () => {
  it("share one listing for as long as it is new, then another one", async () => {
    const { counts, look } = served([all], 100);
    await look(100, 500);
    expect(counts).toEqual({ gets: 8, pages: 2 });
  });

  it("wait half a minute for a listing, once", async () => {
    const { counts, look, nowMs } = served([failed], 31_000);
    await look(100, 1000);
    expect(counts).toEqual({ gets: 100, pages: 1 });
    expect(nowMs()).toBe(130_000);
  });

  it("list no more once that has failed", async () => {
    const { counts, look } = served([failed], 1000);
    await look(100, 1000);
    expect(counts).toEqual({ gets: 100, pages: 1 });
  });

  it("take what could be listed before a page failed", async () => {
    const { counts, look } = served([all.slice(0, 50), failed], 10);
    await look(100);
    expect(counts).toEqual({ gets: 58, pages: 2 });
  });

  it("list no more of a server whose rows tell too little", async () => {
    const rows = all.map(({ id }) => workflowRecord({ id, name: "a" })).filter((row) => row !== undefined);
    const { counts, look } = served([rows.slice(0, 50), rows.slice(50)], 1);
    await look(100);
    expect(counts).toEqual({ gets: 100, pages: 1 });
  });

  it("take a hundred pages of an organization and no more", async () => {
    const { counts, look } = served(
      Array.from({ length: 500 }, (_, page) => [record(page + 1000)]),
      1,
    );
    await look(20);
    expect(counts).toEqual({ gets: 20, pages: 100 });
  });
});
