import { ApiError } from "../api/error.js";
import { property, isWire } from "../api/record.js";
import type { WorkflowRecord } from "../api/workflow-record.js";
import type { WorkflowsApi } from "../api/workflows.js";
import type { Properties } from "../resource.js";
import type { Clock } from "./creation.js";
import { isKept } from "./drift.js";
import { declaredIn, echoedIn, fieldOf } from "./mapping.js";
import type { WorkflowField } from "./schema.js";
import { holderIn } from "./state.js";

/** As many workflows as are asked for one by one: to list a whole organization for fewer would cost more than it spares. */
const oneByOne = 8;

/** More of an organization is not listed: whatever is beyond it is asked for by itself. */
const mostPages = 100;

/** How long a listing is waited for, and for how long after its beginning it says something of now. */
const listingMs = 30_000;

/** Without it a row cannot say that all is as it was, since every program declares it. */
const alwaysDeclared: WorkflowField = "testerPrompt";

type Rows = Map<string, WorkflowRecord>;

/**
 * Looks at the workflows of one account. Many share one listing, which is believed where it says that all is as the
 * state has it; of whatever else it says or leaves out, the workflow itself is asked for.
 */
export class Looks {
  readonly #clock: Clock;
  #asked = 0;
  #listing: Promise<Rows> | undefined;
  #beganMs = -Infinity;
  /** How many looks the listing has spared. */
  #spared = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async find(api: WorkflowsApi, id: string, state: Properties): Promise<WorkflowRecord | undefined> {
    this.#asked += 1;
    const row = this.#asked > oneByOne ? taken(await this.#rows(api), id) : undefined;
    if (row === undefined || !saysNoChange(row, state)) return api.find(id, holderIn(state));
    this.#spared += 1;
    return row;
  }

  /** An old listing is followed by another one if it was worth it: one that spares nothing would be asked for again and again. */
  #rows(api: WorkflowsApi): Promise<Rows> {
    if (this.#listing === undefined) return (this.#listing = this.#list(api));
    const ageMs = this.#clock.now() - this.#beganMs;
    // A clock that is set back makes nothing new.
    if (ageMs >= 0 && ageMs < listingMs) return this.#listing;
    this.#listing = this.#spared > oneByOne ? this.#list(api) : Promise.resolve(new Map());
    this.#spared = 0;
    return this.#listing;
  }

  /** Whatever could be read in time; a row is believed by itself, so that a part is as good as the whole. */
  async #list(api: WorkflowsApi): Promise<Rows> {
    const rows: Rows = new Map();
    this.#beganMs = this.#clock.now();
    await Promise.race([readInto(rows, api), this.#clock.pause(listingMs)]);
    return rows;
  }
}

/** A row serves one look: who looks at a workflow again wants to know what it is by then. */
function taken(rows: Rows, id: string): WorkflowRecord | undefined {
  const row = rows.get(id);
  rows.delete(id);
  return row;
}

async function readInto(rows: Rows, api: WorkflowsApi): Promise<void> {
  let pages = 0;
  try {
    await api.eachPage((page) => {
      for (const record of page) rows.set(record.id, record);
      pages += 1;
      return pages < mostPages && page.some((record) => echoedIn(record).includes(alwaysDeclared));
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
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
