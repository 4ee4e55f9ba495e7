import { once } from "../api/once.js";
import type { Resource } from "../resource.js";
import { adoptable } from "./adoption.js";
import { createOnce, type Means } from "./creation.js";
import { changedFields, workflowFields } from "./diff.js";
import { foretelling } from "./foretell.js";
import { Holders } from "./holders.js";
import type { Looks } from "./looks.js";
import { declaredIn, patch } from "./mapping.js";
import { markerOf } from "./marker.js";
import { ownWorkflow, type Search } from "./own.js";
import { isReadOnly, readOnly } from "./read-only.js";
import { settled } from "./settled.js";
import { holderIn, holderKey, observe } from "./state.js";

/** What the verbs that talk to the server need. */
export interface WorkflowMeans extends Means, Search {
  readonly looks: Looks;
  /** Whether `metadata` may hold the provider's marker. */
  readonly marks: boolean;
  /** A text that no other attempt has. */
  readonly newAttempt: () => string;
}

/** @param meansOf is asked at the first request, so that settings are needed no earlier */
export function workflowResource(meansOf: () => Promise<Omit<WorkflowMeans, "holders">>): Resource {
  const holders = new Holders();
  // Loaded for the first definition that is new or has changed.
  const rules = once(() => import("./check.js"));

  return {
    inputsIn: declaredIn,

    check: async (inputs) => (await rules()).workflowProblems(inputs),

    differs: ({ id, state }, { inputs, origin, adopt: wanted }) => {
      holders.hold(id, origin);
      return (
        changedFields(declaredIn(state), declaredIn(inputs)).length > 0 ||
        // A write whose answer left the version open.
        state["currentVersion"] === undefined ||
        (wanted !== undefined && wanted !== id)
      );
    },

    foretell: foretelling(),

    create: async ({ inputs, origin, adopt: wanted }, tell) => {
      const means = { ...(await meansOf()), holders };
      const { api } = means;
      const declared = declaredIn(inputs);
      const mark = means.marks ? markerOf(origin) : undefined;
      const before = { [holderKey]: await api.organization() };
      if (wanted !== undefined) {
        const record = await adoptable(api, wanted, declared);
        holders.adopt(wanted, origin);
        return settled(api, wanted, declared, [], record, before);
      }
      const own = mark === undefined ? undefined : await ownWorkflow(means, declared, mark);
      if (own !== undefined) {
        holders.adopt(own.id, origin);
        tell(
          "warning",
          `Takes workflow ${own.id}, which an earlier deployment created for this resource; no run starts.`,
        );
        return settled(api, own.id, declared, [], own, before);
      }
      const attempt = mark === undefined ? undefined : `${mark}.${means.newAttempt()}`;
      const created = await createOnce(api, declared, origin, attempt, means);
      const { id, initialDispatch } = created;
      return settled(api, id, declared, [], created, { ...before, initialDispatch });
    },

    read: async ({ id, state }) => {
      const { api, looks } = await meansOf();
      if (isReadOnly(state)) return readOnly(api, { id, state }, holders);
      const record = await looks.find(api, id, state);
      return record === undefined ? undefined : observe(record, state);
    },

    update: async ({ id, state }, { inputs, origin, adopt: wanted }) => {
      if (wanted !== undefined && wanted !== id) throw new Error(alreadyAnother(id, wanted));
      const { api, marks } = await meansOf();
      const declared = declaredIn(inputs);
      const changed = changedFields(declaredIn(state), declared);
      const marker = marks ? markerOf(origin) : undefined;
      const answer = changed.length === 0 ? undefined : await api.update(id, patch(changed, declared, marker));
      // Nothing to send means that an earlier write was left open: what became of it is compared in full.
      const sent = changed.length === 0 ? workflowFields : changed;
      return (await settled(api, id, declared, sent, answer, state)).state;
    },

    delete: async ({ id, state }, origin) => {
      if (holders.isNeeded(id, origin)) return;
      if (holders.isRead(id)) throw new Error(stillRead(id, origin.urn));
      await (await meansOf()).api.archive(id, holderIn(state));
    },
  };
}

/** A program that reads it hardly wants its end, which there is no way back from. */
const stillRead = (id: string, urn: string): string =>
  `Workflow ${id} is not archived: the program reads it by Workflow.get. To let go of it, run \`pulumi state delete '${urn}'\`; ` +
  "to archive it, remove what reads it first.";

function alreadyAnother(id: string, wanted: string): string {
  return (
    `import: this resource stands for workflow ${id} already. ` +
    `Remove the resource option import, or give ${wanted} a resource of its own.`
  );
}
