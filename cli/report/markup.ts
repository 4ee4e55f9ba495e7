import { html } from "hono/html";
import type { Run } from "../../provider/report/gate-report.js";
import { oneLine } from "../../provider/report/words.js";

/** Markup in which every text that was put in is escaped. */
export type Markup = ReturnType<typeof html>;

/** What stands for a verdict besides its word: a shape, so that nothing depends on colours. */
const shapes: Readonly<Record<Run["verdict"], Markup>> = {
  pass: html`<path d="M4 8.5 7 11.5 12.5 5" />`,
  fail: html`<path d="M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5" />`,
  inconclusive: html`<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 9.8M8 12.3v.2" />`,
  pending: html`<path d="M8 4.2V8l2.6 1.8M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0" />`,
};

/** @param words what is said beside the sign */
export const badge = (verdict: Run["verdict"], words: string): Markup =>
  html`<span class="badge ${verdict}"
    ><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[verdict]}</svg>${words}</span
  >`;

/** A run's verdict, and what else it says for itself. */
export function runBadge({ verdict, status, why }: Run): Markup {
  const said = [...(status === verdict ? [] : [status]), ...(why === undefined ? [] : [why])].map(oneLine);
  return html`${badge(verdict, verdict)} ${aside(said.join(": "))}`;
}

export const aside = (text: string): Markup | "" => (text === "" ? "" : html`<span class="aside">${text}</span>`);

/** A text that leads to an address, where that is one of the web; anything else stays a text. */
export function link(url: string, text: string): Markup {
  const isOfTheWeb = URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
  return isOfTheWeb ? html`<a href="${new URL(url).href}" rel="noopener noreferrer">${text}</a>` : html`${text}`;
}

/** A server's or a user's time, for people where it is one. */
export function time(iso: string): Markup {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return html`${oneLine(iso)}`;
  const told = at.toISOString();
  return html`<time datetime="${told}"><span>${told.slice(0, 10)}</span> <span>${told.slice(11, 19)} UTC</span></time>`;
}

export interface Column {
  readonly title: string;
  /** Numbers stand one below the other, and what is short stays on one line. */
  readonly kind?: "number" | "short";
}

/** A row's heading, and its other cells. */
export type TableRow = readonly [heading: Markup | string, ...cells: (Markup | string)[]];

/**
 * A table whose rows become blocks where the page is narrow, each cell behind the title of its column. A style takes a
 * table's meaning away from a screen reader, so that the roles say it again.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly TableRow[],
  isAlwaysStacked = false,
): Markup {
  const kind = (index: number): string => columns[index]?.kind ?? "";
  const head = columns.map(
    ({ title }, index) => html`<th scope="col" role="columnheader" class="${kind(index)}">${title}</th>`,
  );
  const body = rows.map(
    ([heading, ...cells]) =>
      html`<tr role="row">
        <th scope="row" role="rowheader">${heading}</th>
        ${cells.map(
          (cell, index) =>
            html`<td role="cell" class="${kind(index + 1)}" data-title="${columns[index + 1]?.title ?? ""}">
              <div>${cell}</div>
            </td>`,
        )}
      </tr>`,
  );
  return html`<table role="table" class="${isAlwaysStacked ? "stacked" : ""}">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${head}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`;
}
