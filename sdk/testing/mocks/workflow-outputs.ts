import type { Workflow } from "../../workflow.js";
import { targetsOf } from "../emulator/store/dispatch.js";
import type { MockDeclaration } from "./declaration.js";

/** The outputs of a workflow that was just created, adopted or read; of one that is read only its name is made up. */
export function workflowOutputs({ name, inputs, import: adopted, read }: MockDeclaration): Record<string, unknown> {
  const started = { queued: targetsOf({}, inputs).length, failed: 0 };
  const own = {
    currentVersion: { id: `wfv_${name}_1` },
    ...(read === undefined ? {} : { name }),
    ...(adopted === undefined && read === undefined ? { initialDispatch: started } : {}),
  } satisfies Partial<Record<keyof Workflow, unknown>>;
  return { ...inputs, ...own };
}

/** The id by which other resources know it. */
export const workflowId = ({ name, import: adopted, read }: MockDeclaration): string => read ?? adopted ?? `wf_${name}`;
