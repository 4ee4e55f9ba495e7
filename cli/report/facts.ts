import { html } from "hono/html";
import type { Run } from "../../provider/report/gate-report.js";
import type { Result } from "../../provider/report/result-schema.js";
import { inDollars, inWords, oneLine } from "../../provider/report/words.js";
import { type Markup, time } from "./markup.js";

type Fact = readonly [term: string, told: Markup | string];

/** What all runs cost that were paid for, as far as they tell. */
function cost(runs: readonly Run[]): Fact[] {
  const told = runs.flatMap(({ costUsd }) => (costUsd === undefined ? [] : [costUsd]));
  if (told.length === 0) return [];
  const silent = runs.length - told.length;
  const rest = silent === 0 ? "" : `, and what ${silent === 1 ? "1 run does" : `${silent} runs do`} not tell`;
  return [["Cost", `${inDollars(told.reduce((sum, each) => sum + each, 0))}${rest}`]];
}

/** From the first start to the last end. */
function duration(runs: readonly Run[]): Fact[] {
  const known = (iso: string | undefined): number[] => {
    const atMs = Date.parse(iso ?? "");
    return Number.isNaN(atMs) ? [] : [atMs];
  };
  const starts = runs.flatMap(({ startedAt }) => known(startedAt));
  const ends = runs.flatMap(({ endedAt }) => known(endedAt));
  const seconds = (Math.max(...ends) - Math.min(...starts)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? [["Time", inWords(seconds)]] : [];
}

/** A gate that is still waited for holds the deployment as one does that has given up. */
function whatItDid({ verdict, blocked }: Result): string {
  if (!blocked) return "it did not stop the deployment";
  return verdict === "pending" ? "it has not let the deployment go on" : "it stopped the deployment";
}

function gate(result: Result): Fact[] {
  const { gate: setting, bypass } = result;
  if (setting === undefined) return [];
  return [
    ["Gate", `${setting}: ${whatItDid(result)}`],
    ...(bypass === undefined ? [] : ([["Bypassed", oneLine(bypass.reason)]] as const)),
  ];
}

/** What there is to say of all runs together. */
export function facts(result: Result): Markup {
  const { project, stack, workflowId, sequence, dispatchedAt, flaky, runs, retried } = result;
  const place = [project, stack].flatMap((part) => (part === undefined ? [] : [oneLine(part)])).join(" / ");
  const all: readonly Fact[] = [
    ...(place === "" ? [] : ([["Stack", place]] as const)),
    ...(workflowId === undefined ? [] : ([["Workflow", oneLine(workflowId)]] as const)),
    [sequence === 0 ? "Begun" : "Dispatched", time(dispatchedAt)],
    ...duration(runs),
    ...cost([...runs, ...retried]),
    ...gate(result),
    ...(flaky ? ([["Flaky", "it passed only after runs that said nothing"]] as const) : []),
  ];
  return html`<dl>
    ${all.map(
      ([term, told]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${told}</dd>
        </div>`,
    )}
  </dl>`;
}
