/** What the provider does when the fault strikes. */
export const verbs = [
  "create",
  "read",
  "update",
  "delete",
  "dispatch",
  "poll",
  "evaluation",
  "list",
  "look",
  "org",
] as const;

export type Verb = (typeof verbs)[number];

interface Struck {
  readonly method: string;
  /** The path as the emulator's faults take it. */
  readonly path: string;
  /** What the verb is, for a reader of the table. */
  readonly what: string;
}

/** The requests that the fault strikes. */
export const struck: Readonly<Record<Verb, Struck>> = {
  create: { method: "POST", path: "/workflows", what: "`pulumi up` creates a workflow" },
  read: { method: "GET", path: "/workflows/*", what: "`pulumi refresh` looks at a workflow" },
  update: { method: "PATCH", path: "/workflows/*", what: "`pulumi up` changes a workflow" },
  delete: { method: "DELETE", path: "/workflows/*", what: "`pulumi destroy` archives a workflow" },
  dispatch: { method: "POST", path: "/workflows/*/runs", what: "`pulumi up` dispatches, with the gate off" },
  poll: { method: "GET", path: "/runs/*", what: "a blocking gate waits for a run that was dispatched before" },
  evaluation: { method: "GET", path: "/runs/*/evaluation", what: "a blocking gate judges a run that has passed" },
  list: {
    method: "GET",
    path: "/workflows",
    what: "`pulumi up` looks for what it left behind before it creates a workflow",
  },
  look: { method: "GET", path: "/runs", what: "`pulumi up` looks for runs of the same key before it dispatches" },
  org: { method: "GET", path: "/org", what: "`pulumi up` asks whose key it is before it creates a workflow" },
};
