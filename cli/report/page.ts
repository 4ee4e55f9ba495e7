import { html, raw } from "hono/html";
import type { Result } from "../../provider/report/result-schema.js";
import { oneLine, tally } from "../../provider/report/words.js";
import { facts } from "./facts.js";
import { badge, type Markup } from "./markup.js";
import { baselineSection, gridSection, runsTable } from "./sections.js";
import { style } from "./style.js";

/** What every page of ours has in its head. */
export const generator = '<meta name="generator" content="pulumi-armature report" />';

/** No script, and nothing from elsewhere, whatever a text of somebody else's may say. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const verdicts = ["pass", "fail", "inconclusive", "pending"] as const;

/** How many runs say what, as a strip of colours; the sentence beside it says it in words. */
function strip({ count, runs }: Result): Markup | "" {
  if (runs.length === 0) return "";
  const parts = verdicts.filter((verdict) => count[verdict] > 0);
  const shares = parts.map(
    (verdict) => html`<span class="${verdict}" style="flex-grow: ${String(count[verdict])}"></span>`,
  );
  return html`<div class="strip" aria-hidden="true">${shares}</div>`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function section(id: string, heading: string, content: Markup | undefined): Markup | "" {
  if (content === undefined) return "";
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${content}
  </section>`;
}

/** A gate's result as a page that needs nothing else: the same page for the same result. */
export async function reportPage(result: Result): Promise<string> {
  const { name, stack, verdict, flaky, why, runs, retried } = result;
  const called = oneLine(name);
  const place = stack === undefined ? "" : ` on ${oneLine(stack)}`;
  // The head then says no more than that.
  const saysThereIsNone = runs.length === 0 && why === undefined;
  const again = retried.length === 0 ? undefined : runsTable("Runs that said nothing", retried);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${raw(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        ${raw(generator)}
        <title>${verdict}: ${called}${place}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header class="${verdict}">
          <p class="verdict">${badge(verdict, `${verdict}${flaky ? " (flaky)" : ""}`)}</p>
          <h1>${called}${place}</h1>
          <p class="tally">${sentence(tally(result))}</p>
          ${strip(result)}
        </header>
        <main>
          ${facts(result)} ${section("criteria", "Criteria", gridSection(result))}
          ${section("baseline", "Against the baseline", baselineSection(result))}
          ${section("runs", "Runs", saysThereIsNone ? undefined : runsTable("The runs that are judged", runs))}
          ${section("retried", "Dispatched again", again)}
        </main>
        <footer><p>Written by pulumi-armature from a result of version ${result.version}.</p></footer>
      </body>
    </html> `;
  return (await page).toString();
}
