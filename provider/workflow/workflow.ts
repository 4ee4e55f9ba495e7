import type { WorkflowsApi } from "../api/workflows.js";
import type { Resource } from "../resource.js";
import { adopt } from "./adoption.js";
import { workflowProblems } from "./check.js";
import { createOnce, type Means } from "./creation.js";
import { changedFields } from "./diff.js";
import { declaredIn, patch } from "./mapping.js";
import { markerOf } from "./marker.js";
import { settled } from "./settled.js";
import { observe } from "./state.js";

/** What the verbs that talk to the server need. */
export interface WorkflowMeans extends Means {
  readonly api: WorkflowsApi;
  /** Whether `metadata` may hold the provider's marker. */
  readonly marks: boolean;
  /** A text that no other attempt has. */
  readonly newAttempt: () => string;
}

/** @param meansOf is asked at the first request, so that settings are needed no earlier */
export function workflowResource(meansOf: () => WorkflowMeans): Resource {
  return {
    check: workflowProblems,

    differs: ({ id, state }, { inputs, adopt: wanted }) =>
      changedFields(declaredIn(state), declaredIn(inputs)).length > 0 ||
      // A write whose answer left the version open.
      state["currentVersion"] === undefined ||
      (wanted !== undefined && wanted !== id),

    create: async ({ inputs, origin, adopt: wanted }) => {
      const means = meansOf();
      const declared = declaredIn(inputs);
      if (wanted !== undefined) return adopt(means.api, wanted, declared);
      const mark = means.marks ? `${markerOf(origin)}.${means.newAttempt()}` : undefined;
      const created = await createOnce(means.api, declared, mark, means);
      const { id, initialDispatch } = created;
      return settled(means.api, id, declared, [], created, { initialDispatch });
    },

    read: async ({ id, state }) => {
      const record = await meansOf().api.find(id);
      return record === undefined ? undefined : observe(record, state);
    },

    update: async ({ id, state }, { inputs, origin, adopt: wanted }) => {
      if (wanted !== undefined && wanted !== id) throw new Error(alreadyAnother(id, wanted));
      const { api, marks } = meansOf();
      const declared = declaredIn(inputs);
      const changed = changedFields(declaredIn(state), declared);
      const marker = marks ? markerOf(origin) : undefined;
      const answer = changed.length === 0 ? undefined : await api.update(id, patch(changed, declared, marker));
      return (await settled(api, id, declared, changed, answer, state)).state;
    },

    delete: (id) => meansOf().api.archive(id),
  };
}

function alreadyAnother(id: string, wanted: string): string {
  return (
    `import: this resource stands for workflow ${id} already. ` +
    `Remove the resource option import, or give ${wanted} a resource of its own.`
  );
}
