import { ApiError } from "../api/error.js";
import { property, isWire } from "../api/record.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import type { Properties } from "../resource.js";
import { isKept } from "./drift.js";
import { declaredIn, echoedIn, fieldOf } from "./mapping.js";
import type { WorkflowField } from "./schema.js";
import { holderIn } from "./state.js";

/** As many workflows as are asked for one by one: to list a whole organization for fewer would cost more than it spares. */
const oneByOne = 8;

/** A refresh of thousands is over within this time; what is older says nothing of now. */
const listingMs = 30_000;

interface Listing {
  readonly beganMs: number;
  readonly rows: Promise<ReadonlyMap<string, WorkflowRecord>>;
}

/**
 * Looks at the workflows of one account. Many share one listing, which is believed where it says that all is as the
 * state has it; of whatever else it says or leaves out, the workflow itself is asked for.
 */
export class Looks {
  readonly #now: () => number;
  readonly #written = new Set<string>();
  #asked = 0;
  #listing: Listing | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A workflow was, or may have been, changed by this process: a listing may be from before. */
  wrote(id: string): void {
    this.#written.add(id);
  }

  async find(api: WorkflowsApi, id: string, state: Properties): Promise<WorkflowRecord | undefined> {
    this.#asked += 1;
    const isListed = this.#asked > oneByOne && !this.#written.has(id);
    const row = isListed ? (await this.#rows(api)).get(id) : undefined;
    return row !== undefined && saysNoChange(row, state) ? row : api.find(id, holderIn(state));
  }

  #rows(api: WorkflowsApi): Promise<ReadonlyMap<string, WorkflowRecord>> {
    const nowMs = this.#now();
    if (this.#listing === undefined || nowMs - this.#listing.beganMs > listingMs) {
      this.#listing = { beganMs: nowMs, rows: rowsOf(api) };
    }
    return this.#listing.rows;
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

/** Whether a row tells of every declared field and of the version, and each is as the state has it. */
function saysNoChange(row: WorkflowRecord, state: Properties): boolean {
  const declared = declaredIn(state);
  const told = new Set(echoedIn(row));
  const version = state["currentVersion"];
  return (
    !row.archived &&
    isWire(version) &&
    property(version, "id") === row.versionId &&
    (Object.keys(declared) as WorkflowField[]).every(
      (field) => told.has(field) && isKept(declared[field], fieldOf(row, field)),
    )
  );
}
