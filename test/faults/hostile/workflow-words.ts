import { workflowFields } from "../../../provider/workflow/diff.js";

export const workflowKeys = [
  ...workflowFields,
  "id",
  "workflow",
  "currentVersion",
  "current_version",
  "currentVersionId",
  "archived",
  "archivedAt",
  "createdAt",
  "initialDispatch",
  "queued",
  "failed",
  "criterionText",
  "isRequired",
  "modelId",
  "cron",
  "ok",
  "rows",
  "workflows",
  "nextPage",
  "total",
  "hasMore",
  "organization",
  "slug",
];

export const workflowWords = ["wf_1", "wfv_1", "gpt-5", "0 9 * * *", "Search.", "2026-11-25T10:00:00Z", "archived"];

const workflow = { id: "wf_1", name: "Search", metadata: { team: "search" }, criteria: [{ criterionText: "Found" }] };
const currentVersion = { id: "wfv_1", testerPrompt: "Search.", testerModelIds: ["gpt-5"] };

/** Answers that are understood. */
export const wholeWorkflows: readonly unknown[] = [
  { workflow, currentVersion, initialDispatch: { queued: 1, failed: 0 } },
  { ...workflow, currentVersionId: "wfv_1" },
  { rows: [workflow, { ...workflow, id: "wf_2" }], nextPage: null, total: 2 },
  { organization: { id: "org_1", slug: "acme" } },
  { ok: true },
];
