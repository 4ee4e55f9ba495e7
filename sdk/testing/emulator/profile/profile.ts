/**
 * What the server does where the API's pages are silent: one choice for each such thing. A profile is an honest
 * server; only `patchLists: "merge"` does not keep what a client sent, and only `normalises` tells it in other words.
 */
export interface Profile {
  /** The ids of new records: as the page prints them, such as `wf_…`, or UUIDs, as it types them. */
  readonly ids: "prefixed" | "uuid";
  /** `GET /workflows/{id}`: the record itself, `{workflow}` holding its version, or `{workflow, currentVersion}`. */
  readonly workflowEnvelope: "flat" | "wrapped" | "wrapped-version-beside";
  /**
   * The spelling of the server's own keys; what lies inside `schedule`, `limits`, `retryPolicy`, `toolPolicy` and
   * `metadata` does not follow it. `snake-undocumented` keeps the names that the page's own answers print.
   */
  readonly keyCase: "camel" | "snake" | "snake-undocumented";
  /** The `workflow` in the answer to a creation: the whole record, or `id` and `name` only, as the page prints it. */
  readonly createdRecord: "full" | "id-and-name";
  /** What holds the rows of a list; for runs, `workflows` is `runs`. */
  readonly listEnvelope: "rows" | "workflows" | "data" | "array";
  /** The records of `GET /workflows`: whole, or without the definition. */
  readonly listRecords: "full" | "partial";
  /**
   * The emulator's guess at paging: `GET /workflows?page=1` answers this many rows at most, beside `page`, `pageSize`,
   * `total` and, unless it is the last page, `nextPage`; absent, every row is answered and `page` is ignored.
   */
  readonly listPageSize?: number;
  /** `GET` of an archived workflow: 404, or 200 with one of these marks. */
  readonly archive: "404" | "archivedAt" | "archived_at" | "archived-flag" | "status";
  /** Whether `GET /workflows` goes on listing archived workflows, with their mark. */
  readonly archivedListed: boolean;
  /** The answer to a PATCH: the new version alone, or beside the whole workflow, or, other than the page says, a 204. */
  readonly patchAnswer: "version-only" | "with-workflow" | "no-content";
  /** The answer to a DELETE: `{ok: true}`, or, other than the page says, a 204. */
  readonly archiveAnswer: "ok" | "no-content";
  /**
   * Whether the server adds what nobody declared (ids of criteria, `testerModelIds` from `testerModelId`, keys of
   * `schedule`, limits and a retry policy) and sorts the keys of every object.
   */
  readonly serverDefaults: boolean;
  /**
   * Whether the server keeps and tells another form of what it is sent, of the same meaning. It keeps `testerModelId` as
   * a list of one in `testerModelIds`, unless that is sent too; `[]`, `{}` and an object of nulls only as not set; name,
   * description, prompt and texts of criteria without white space around them; objects without keys that hold `null`.
   * It tells what lies inside `schedule`, `limits`, `retryPolicy` and `toolPolicy` with camelCase keys in snake_case.
   */
  readonly normalises: boolean;
  /** An optional field that is not set: answered as `null`, or left out. */
  readonly unsetFields: "null" | "absent";
  /** Which optional fields a PATCH may set to `null`; another one gets 400. */
  readonly clearing: "any" | "schedule-only";
  /** What a PATCH does with lists and objects: take the new one, or add it to the old one, losing removals. */
  readonly patchLists: "replace" | "merge";
  /** The answer to a dispatch; a form for a single run becomes `runIds` when there are more. */
  readonly dispatchAnswer: "runIds" | "runs-id" | "runs-runId" | "run" | "runId" | "id";
  /** Whether an idempotency key goes on returning its run once that has finished. */
  readonly finishedRunReturned: boolean;
  /** Whether a dispatch without a key takes its `reason` for one. */
  readonly keyFromReason: boolean;
  /** `GET /runs/{id}` and its evaluation: the record itself, or inside `run` and `evaluation`. */
  readonly runEnvelope: "flat" | "wrapped";
  /** Where an error keeps its `details`: inside `error`, or beside it. */
  readonly errorDetails: "inside" | "beside";
}
