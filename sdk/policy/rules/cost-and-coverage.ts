import { asFarAsKnown } from "../as-far-as-known.js";
import { rounded } from "../cost.js";
import { perModel, shareOf, workflowsWithRun } from "../coverage.js";
import { own } from "../rule-info.js";
import { stackRule } from "../stack-rule.js";
import { table } from "../../text/table.js";

type Prices = Readonly<Record<string, number>>;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

export const costAndCoverage = stackRule<{ usdPerRun: Prices }>(
  {
    name: "cost-and-coverage",
    description: "What the workflows of the stack come to.",
    severity: "low",
    // It finds nothing wrong, so it speaks only where it is asked to.
    enforcementLevel: "disabled",
    tags: ["cost"],
    remediationSteps: "Nothing has to be mended: this is a report.",
    settings: {
      usdPerRun: {
        description: "What a run of a model costs, in US dollars.",
        type: "object",
        additionalProperties: { type: "number", minimum: 0 },
        default: {},
      },
    },
  },
  ({ settings: { usdPerRun }, workflows, runs, report }) => {
    const run = workflowsWithRun(runs);
    const shares = asFarAsKnown(workflows, (workflow) => shareOf(workflow, run));
    const models = perModel(shares.told).map(({ model, workflows: count, runsPerDay }) => {
      const price = own(usdPerRun, model);
      return { model, count, runsPerDay, usd: price === undefined ? undefined : price * runsPerDay };
    });
    const sums = {
      model: "all",
      count: shares.told.length,
      runsPerDay: total(models.map(({ runsPerDay }) => runsPerDay)),
      usd: total(models.map(({ usd = 0 }) => usd)),
    };
    const hasPrices = Object.keys(usdPerRun).length > 0;
    const rows = [...models, sums].map(({ model, count, runsPerDay, usd }) => [
      ...[model, String(count), rounded(runsPerDay)],
      ...(hasPrices ? [usd?.toFixed(2) ?? "no price"] : []),
    ]);
    const idle = shares.told.filter(({ isIdle }) => isIdle).length;
    const isUnpriced = hasPrices && models.some(({ usd }) => usd === undefined);
    const uncounted = shares.told.filter(({ timesPerDay }) => timesPerDay === undefined).length;
    report(
      [
        table(["model", "workflows", "runs a day", ...(hasPrices ? ["USD a day"] : [])], rows),
        `WorkflowRuns: ${runs.length}. Workflows with neither schedule nor run: ${idle}. ` +
          `With a schedule that has no cron, so that it is not counted: ${uncounted}.`,
        ...(isUnpriced ? ["The sum leaves out models without a price: set usdPerRun for them."] : []),
      ].join("\n"),
    );
    shares.admit();
  },
);
