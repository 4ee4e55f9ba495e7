import type { Problem, Properties } from "../../provider/resource.js";
import type { Places } from "../../provider/workflow-run/publish.js";
import { refuse } from "./option-names.js";

/** All that a person has given to the command. */
interface Given {
  readonly workflow: string;
  readonly args: Properties;
  readonly places: Places;
}

const keyForm = /^am[ti]_[^_\s]+_\S+$/u;

const remedy = "which is given by ARMATURE_API_KEY alone";

/**
 * Arguments are mixed up easily, and requests and reports would carry the key to where it does not belong.
 *
 * @param set what ARMATURE_API_KEY holds
 * @throws UsageError naming every argument that is an API key, or holds the one that is set
 */
export function refuseKeys({ workflow, args, places }: Given, set = ""): void {
  const own = set.trim();
  const problemOf = (path: string, text: string, mayBeCalledSo: boolean): Problem[] => {
    if (!mayBeCalledSo && keyForm.test(text.trim())) return [{ path, message: `is an API key, ${remedy}` }];
    return keyForm.test(own) && text.includes(own) ? [{ path, message: `holds the API key, ${remedy}` }] : [];
  };
  refuse([
    ...Object.entries({ workflowId: workflow, ...args }).flatMap(([name, value]) =>
      textsOf(value).flatMap((text) => problemOf(name, text, false)),
    ),
    // A file such as amt_run_1.xml is no key.
    ...Object.entries(places).flatMap(([kind, file]) => problemOf(`reports.${kind}`, file, true)),
  ]);
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
