import { ApiError } from "../api/error.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import { fieldOf } from "./mapping.js";
import type { Declared, WorkflowField } from "./schema.js";

/** As many workflows as are asked for one by one: to list a whole organization for fewer would cost more than it spares. */
const oneByOne = 8;

/** A refresh of thousands is over within this time; what is older says nothing of now. */
const listingMs = 30_000;

interface Listing {
  readonly beganMs: number;
  readonly rows: Promise<ReadonlyMap<string, WorkflowRecord>>;
}

/** Looks at the workflows of one account: many share one listing, and whatever it leaves open is asked for by itself. */
export class Looks {
  readonly #now: () => number;
  readonly #writtenMs = new Map<string, number>();
  #asked = 0;
  #listing: Listing | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A workflow was, or may have been, changed by this process: no listing from before says what it is. */
  wrote(id: string): void {
    this.#writtenMs.set(id, this.#now());
  }

  /**
   * @param declared what a listing has to tell of it
   * @param holder the organization that is known to hold it
   */
  async find(
    api: WorkflowsApi,
    id: string,
    declared: Declared,
    holder: string | undefined,
  ): Promise<WorkflowRecord | undefined> {
    this.#asked += 1;
    const row = this.#asked > oneByOne ? await this.#listed(api, id) : undefined;
    return row !== undefined && isWhole(row, declared) ? row : api.find(id, holder);
  }

  async #listed(api: WorkflowsApi, id: string): Promise<WorkflowRecord | undefined> {
    const nowMs = this.#now();
    if (this.#listing === undefined || nowMs - this.#listing.beganMs > listingMs) {
      this.#listing = { beganMs: nowMs, rows: rowsOf(api) };
    }
    const { beganMs, rows } = this.#listing;
    const row = (await rows).get(id);
    return (this.#writtenMs.get(id) ?? -Infinity) >= beganMs ? undefined : row;
  }
}

/** A list that cannot be read tells of nothing; each look is then made by itself. */
async function rowsOf(api: WorkflowsApi): Promise<ReadonlyMap<string, WorkflowRecord>> {
  try {
    return new Map((await api.list()).map((record) => [record.id, record]));
  } catch (error) {
    if (error instanceof ApiError) return new Map();
    throw error;
  }
}

/** Whether a row tells all that a look at the workflow itself would be made for; one that is archived is looked at. */
function isWhole(row: WorkflowRecord, declared: Declared): boolean {
  const fields = Object.keys(declared) as WorkflowField[];
  const isTold = (field: WorkflowField): boolean => row.field(field) !== undefined || fieldOf(row, field) !== undefined;
  return !row.archived && row.versionId !== undefined && fields.every(isTold);
}
