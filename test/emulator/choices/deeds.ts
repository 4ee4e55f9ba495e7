import { expect } from "@jest/globals";
import { archived, get, read, twoDispatches, type Shown } from "./choice.js";
import { at, created, present, send } from "../client.js";

/** The choices of what the server does. */
export const shownByDeeds: Shown<
  | "archive"
  | "archivedListed"
  | "patchAnswer"
  | "archiveAnswer"
  | "serverDefaults"
  | "normalises"
  | "clearing"
  | "patchLists"
  | "finishedRunReturned"
  | "keyFromReason"
> = {
  archive: {
    see: async (emulator) => {
      const { status, body } = await send(emulator, "GET", await archived(emulator));
      const marks = present(at(body, "workflow"), "archivedAt", "archived_at", "archived", "status");
      return [
        status,
        ...marks.map((mark) => `${mark} ${String(at(body, `workflow.${mark}`)).replace(/^\d{4}-.*Z$/u, "<time>")}`),
      ];
    },
    seen: {
      "404": [404],
      archivedAt: [200, "archivedAt <time>"],
      archived_at: [200, "archived_at <time>"],
      "archived-flag": [200, "archived true"],
      status: [200, "status archived"],
    },
  },
  archivedListed: {
    see: async (emulator) => {
      await archived(emulator);
      return at(await get(emulator, "/workflows"), "rows.length");
    },
    seen: { true: 1, false: 0 },
  },
  patchAnswer: {
    see: async (emulator) => {
      const path = `/workflows/${(await created(emulator)).id}`;
      const { status, text, body } = await send(emulator, "PATCH", path, { name: "New" });
      expect(at(await get(emulator, path), "workflow.name")).toBe("New");
      return [status, ...(text === "" ? [] : Object.keys(body as object))];
    },
    seen: {
      "version-only": [200, "currentVersion"],
      "with-workflow": [200, "workflow", "currentVersion"],
      "no-content": [204],
    },
  },
  archiveAnswer: {
    see: async (emulator) => {
      const path = `/workflows/${(await created(emulator)).id}`;
      const { status, text } = await send(emulator, "DELETE", path);
      expect((await send(emulator, "GET", path)).status).toBe(404);
      return [status, text];
    },
    seen: { ok: [200, '{"ok":true}'], "no-content": [204, ""] },
  },
  serverDefaults: {
    see: async (emulator) => {
      const criteria = [{ criterionText: "x" }];
      const sent = {
        criteria,
        testerModelId: "a",
        schedule: { cron: "0 9 * * *" },
        limits: { maxToolCalls: 5 },
        metadata: { b: 1, a: 2 },
      };
      const record = await read(emulator, sent);
      expect(record).toMatchObject(sent);
      return [
        ...present(
          record,
          "criteria.0.id",
          "testerModelIds",
          "schedule.timezone",
          "limits.maxDurationSeconds",
          "retryPolicy",
        ),
        Object.keys(at(record, "metadata") as object).join(),
      ];
    },
    seen: {
      true: ["criteria.0.id", "testerModelIds", "schedule.timezone", "limits.maxDurationSeconds", "retryPolicy", "a,b"],
      false: ["b,a"],
    },
  },
  normalises: {
    see: async (emulator) => {
      const record = await read(emulator, { testerModelId: "a", criteria: [], limits: { maxTurns: 3, other: null } });
      return [...present(record, "testerModelId", "testerModelIds", "criteria"), at(record, "limits")];
    },
    seen: {
      true: ["testerModelIds", { max_turns: 3 }],
      false: ["testerModelId", "criteria", { maxTurns: 3, other: null }],
    },
  },
  clearing: {
    see: async (emulator) => {
      const { id } = await created(emulator, { description: "x", schedule: { cron: "0 9 * * *" } });
      const patches = [{ description: null }, { schedule: null }, { name: null }];
      return Promise.all(
        patches.map(async (patch) => (await send(emulator, "PATCH", `/workflows/${id}`, patch)).status),
      );
    },
    seen: { any: [200, 200, 400], "schedule-only": [400, 200, 400] },
  },
  patchLists: {
    see: async (emulator) => {
      const old = {
        testerModelIds: ["a", "b"],
        criteria: [{ criterionText: "x" }, { criterionText: "y" }],
        metadata: { x: 1 },
      };
      const patch = {
        testerModelIds: ["b", "c"],
        criteria: [{ criterionText: "x", isRequired: false }],
        metadata: { y: 2 },
      };
      const record = await read(emulator, old, patch);
      return [at(record, "testerModelIds"), at(record, "criteria"), at(record, "metadata")];
    },
    seen: {
      replace: [["b", "c"], [{ criterionText: "x", isRequired: false }], { y: 2 }],
      merge: [["a", "b", "c"], [{ criterionText: "y" }, { criterionText: "x", isRequired: false }], { x: 1, y: 2 }],
    },
  },
  finishedRunReturned: {
    see: async (emulator) => new Set(await twoDispatches(emulator, { idempotencyKey: "k" })).size,
    seen: { true: 1, false: 2 },
  },
  keyFromReason: {
    see: async (emulator) => new Set(await twoDispatches(emulator, { reason: "x" })).size,
    seen: { true: 1, false: 2 },
  },
};
