import { describe, expect, it } from "@jest/globals";
import { wholeList } from "../../provider/api/workflow-list.js";
import type { Profile } from "../../sdk/testing/index.js";
import { failure, open } from "./client.js";
import { servers } from "./servers.js";

const fieldsOf = (name: string) => ({ name, mcpServerId: "mcp_1", testerPrompt: "Find." });

describe("the list of workflows", () => {
  const { emulator: start, serving } = servers();

  async function namesFor(profile: Partial<Profile>, names: readonly string[]): Promise<unknown[]> {
    const emulator = await start({ profile });
    const { send } = open(emulator);
    for (const name of names) await send("POST", "/workflows", fieldsOf(name));
    await emulator.clearRequests();
    return (await wholeList(send)).map(({ field }) => field("name"));
  }

  it.each<Profile["listEnvelope"]>(["rows", "workflows", "data", "array"])(
    "is read in the envelope %s",
    async (envelope) => {
      const names = ["A", "B", "C"];
      expect(await namesFor({ listEnvelope: envelope }, names)).toEqual(names);
      expect(await namesFor({ listEnvelope: envelope, keyCase: "snake", listRecords: "partial" }, names)).toEqual(
        names,
      );
    },
  );

  it.each([0, 1, 2, 3, 4, 7])("of %i workflows is read over all pages", async (count) => {
    const names = Array.from({ length: count }, (_, index) => `Workflow ${index}`);
    expect(await namesFor({ listPageSize: 2 }, names)).toEqual(names);
    expect(await namesFor({ listPageSize: 2, keyCase: "snake" }, names)).toEqual(names);
  });

  it("is asked for by page only where the server says that there is another", async () => {
    const emulator = await start({ profile: "paged" });
    const { send } = open(emulator);
    for (const name of ["A", "B", "C"]) await send("POST", "/workflows", fieldsOf(name));
    await emulator.clearRequests();
    await wholeList(send);
    expect((await emulator.requests()).map(({ query }) => query)).toEqual([{}, { page: "2" }]);
  });

  it("names a workflow once that two pages hold, since one before it was archived meanwhile", async () => {
    const url = await serving(({ url: asked = "" }, response) => {
      const page = asked.includes("page=2")
        ? { rows: [{ id: "b" }, { id: "c" }] }
        : { rows: [{ id: "a" }, { id: "b" }], nextPage: 2 };
      response.end(JSON.stringify(page));
    });
    expect((await wholeList(open(url).send)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it.each([1, 2, 0, -3])("ends when the page after page 2 is called %d", async (nextPage) => {
    let asked = 0;
    const url = await serving((_request, response) => {
      asked += 1;
      response.end(JSON.stringify({ rows: [{ id: `wf_${asked}` }], nextPage: asked === 1 ? 2 : nextPage }));
    });
    expect(await wholeList(open(url).send)).toHaveLength(2);
  });

  it.each([{ id: 7 }, { id: "" }, { name: "B" }, 7, null, "c", [{ id: "d" }]])(
    "is not read past %j, which is no workflow: nobody could say what is not there",
    async (row) => {
      const body = JSON.stringify({ rows: [{ id: "a" }, row] });
      const url = await serving((_request, response) => response.end(body));
      const error = await failure(wholeList(open(url).send));
      expect(error).toMatchObject({ kind: "malformed-answer", what: "the list has something that is not a workflow" });
    },
  );

  it.each([{ total: 3 }, { hasMore: true }, { has_more: true }, { nextCursor: "abc" }])(
    "is asked for further where the server says %j, and is none where that does not come",
    async (more) => {
      const pages = [{ rows: [{ id: "a" }, { id: "b" }], ...more }, { rows: [{ id: "c" }] }];
      const whole = await serving(({ url: asked = "" }, response) => {
        response.end(JSON.stringify(pages[asked.includes("page=2") ? 1 : 0]));
      });
      expect((await wholeList(open(whole).send)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
      const broken = await serving((_request, response) => response.end(JSON.stringify(pages[0])));
      const error = await failure(wholeList(open(broken).send));
      expect(error.what).toBe("the list says that there is more, and does not give it");
    },
  );

  it("is not one that never ends", async () => {
    let asked = 0;
    const url = await serving((_request, response) => {
      asked += 1;
      response.end(JSON.stringify({ rows: [{ id: `wf_${asked}` }], nextPage: asked + 1 }));
    });
    const error = await failure(wholeList(open(url).send));
    expect(error.what).toBe("the list of workflows does not end within 1000 pages");
    expect(asked).toBe(1000);
  });

  it.each(["{}", '{"rows":{}}', '{"rows":null}', '"rows"', "null", "7"])("is not read out of %s", async (answer) => {
    const url = await serving((_request, response) => response.end(answer));
    const error = await failure(wholeList(open(url).send));
    expect(error).toMatchObject({ kind: "malformed-answer", what: "the answer has no list of workflows" });
  });

  it("is not half a list when a later page cannot be had", async () => {
    const emulator = await start({ profile: "paged" });
    const { send } = open(emulator, { maxRetries: 1 });
    for (const name of ["A", "B", "C"]) await send("POST", "/workflows", fieldsOf(name));
    await emulator.setFaults([{ path: "/workflows", nth: { from: 2 }, do: { status: 503 } }]);
    expect((await failure(wholeList(send))).kind).toBe("server");
  });
});
