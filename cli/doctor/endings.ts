import type { Send } from "../../provider/api/http.js";
import { listedRuns } from "../../provider/api/run-record.js";
import { oneLine } from "../../provider/report/words.js";
import { isKnownStatus, runVerdict } from "../../provider/workflow-run/verdict.js";
import { type Finding, ok, warning } from "./finding.js";

/** What the line is called. */
export const ended = "runs that ended lately";

/** Words with how many runs each, as they are told. */
function counted(words: readonly string[]): string {
  const each = [...new Set(words)].map((word) => `${oneLine(word)} ${words.filter((one) => one === word).length}`);
  return each.length === 0 ? "none" : each.join(", ");
}

/**
 * The words with which runs have ended lately, some of which may be new to a gate.
 *
 * @throws ApiError
 */
export async function endings(send: Send): Promise<Finding[]> {
  const runs = listedRuns(await send("GET", "/runs?range=7d&pageSize=200"));
  if (runs === undefined) return [warning(ended, "the answer has no list of runs", "Tell Armature's support.")];
  const over = runs.filter((run) => runVerdict(run) !== "pending");
  const said = counted(over.map(({ status = "without a status" }) => status));
  const unknown = over.filter(({ status }) => !isKnownStatus(status)).map(({ status = "none" }) => oneLine(status));
  if (unknown.length === 0) return [ok(ended, said)];
  const mend = "A gate takes them for inconclusive: update pulumi-armature, or tell its authors the words.";
  return [warning(ended, `${said}; a gate does not know ${[...new Set(unknown)].join(", ")}`, mend)];
}
