import type { GateReport } from "./gate-report.js";
import { fullResultOf } from "./result.js";

/** The outcome with everything that is known of each run, as JSON. */
export const jsonReport = (report: GateReport): string => `${JSON.stringify(fullResultOf(report), undefined, 2)}\n`;
