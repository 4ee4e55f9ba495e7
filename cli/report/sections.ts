import { html } from "hono/html";
import type { Run } from "../../provider/report/gate-report.js";
import type { Result } from "../../provider/report/result-schema.js";
import { inDollars, inWords, oneLine, runName, secondsOf } from "../../provider/report/words.js";
import { type Cell, gridOf, type Total } from "./grid.js";
import { aside, badge, link, type Markup, runBadge, table, type TableRow, time } from "./markup.js";

/** As many models as fit side by side, on a sheet of paper too. */
const mostColumns = 5;

const untold = "–";

function cell({ passed, failed, regressed, untold: rest }: Cell): Markup {
  const runs = passed + failed + rest;
  const many = (number: number): string => (runs === 1 ? "" : ` in ${number} of ${runs}`);
  if (failed === 0) return passed === 0 ? html`${untold}` : badge("pass", `passed${many(passed)}`);
  return html`${badge("fail", `failed${many(failed)}`)} ${regressed === 0 ? "" : aside("passed in the baseline")}`;
}

function totalText({ passed }: Total): string {
  if (passed === undefined) return untold;
  const { least, most, of } = passed;
  return least === most ? `${most} of ${of} passed` : `${least} to ${most} of ${of} passed`;
}

/** Models beside criteria; undefined where there is no run. */
export function gridSection({ runs }: Result): Markup | undefined {
  if (runs.length === 0) return undefined;
  const grid = gridOf(runs);
  if (grid === undefined) return html`<p class="note">No run says how it did by its criteria.</p>`;
  const { models, rows, totals } = grid;
  const columns = [{ title: "Criterion" }, ...models.map((title) => ({ title }))];
  const named = rows.map(({ criterion, cells }): TableRow => [oneLine(criterion), ...cells.map(cell)]);
  const counted: TableRow = ["All criteria", ...totals.map(totalText)];
  const caption = "What each model made of each criterion";
  return html`${table(caption, columns, [...named, counted], models.length > mostColumns)}
    <p class="note">
      A criterion is named where it failed in a run. The others are counted, since a program may keep them secret.
    </p>`;
}

const runColumns = [
  { title: "Model" },
  { title: "Verdict" },
  { title: "Criteria", kind: "short" },
  { title: "Started" },
  { title: "Time", kind: "number" },
  { title: "Cost", kind: "number" },
  { title: "Run" },
] as const;

function runRow(run: Run): TableRow {
  const { id, url, criteria, startedAt, costUsd } = run;
  const seconds = secondsOf(run);
  return [
    runName(run),
    runBadge(run),
    criteria === undefined ? untold : `${criteria.passed} of ${criteria.total}`,
    startedAt === undefined ? untold : time(startedAt),
    seconds === undefined ? untold : inWords(seconds),
    costUsd === undefined ? untold : inDollars(costUsd),
    link(url, oneLine(id)),
  ];
}

export const runsTable = (caption: string, runs: readonly Run[]): Markup =>
  runs.length === 0 ? html`<p class="note">There is no run.</p>` : table(caption, runColumns, runs.map(runRow));

/** Where the run of this id is, if the address of another one says how to find it. */
function urlBeside({ id, url }: Run, other: string): string {
  // Half a character, which an address has no way to write, is no id.
  const end = encodeURIComponent(oneLine(id));
  return url.endsWith(`/${end}`) ? `${url.slice(0, -end.length)}${encodeURIComponent(oneLine(other))}` : "";
}

/** What passed in a baseline and does not any more; undefined where no run was compared with one. */
export function baselineSection({ runs }: Result): Markup | undefined {
  const compared = runs.flatMap((run) => (run.baselineRunId === undefined ? [] : [{ run, id: run.baselineRunId }]));
  if (compared.length === 0) return undefined;
  const models = runs.map(runName);
  const isOneOfSeveral = (run: Run): boolean => models.filter((model) => model === runName(run)).length > 1;
  const items = compared.map(({ run, id }) => {
    const { regressions = [] } = run;
    const texts = regressions.map((text) => html`<li>${badge("fail", "failed")} ${oneLine(text)}</li>`);
    return html`<li>
      <p>
        <strong>${runName(run)}</strong>${isOneOfSeveral(run) ? html` (${link(run.url, oneLine(run.id))})` : ""},
        compared with ${link(urlBeside(run, id), oneLine(id))}:
        ${regressions.length === 0 ? "nothing that passed there failed here." : "passed there and failed here:"}
      </p>
      ${
        regressions.length === 0
          ? ""
          : html`<ul>
              ${texts}
            </ul>`
      }
    </li>`;
  });
  return html`<ul class="compared">
    ${items}
  </ul>`;
}
