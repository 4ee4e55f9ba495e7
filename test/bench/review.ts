import { cleanWorkflow, workflow } from "../policy/cases/case.js";
import { startPolicyProcess } from "../support/policy-process/policy-process.js";
import { median } from "./median.js";

/** What a policy pack costs, in milliseconds. */
export interface ReviewTimes {
  readonly workflows: number;
  /** With all rules off: the engine's questions alone. */
  readonly noRulesMs: number;
  readonly allRulesMs: number;
}

const day = 1440;

const stack = (workflows: number) =>
  Array.from({ length: workflows }, (_, index) => {
    const name = `journey-${index}`;
    const minute = index % day;
    return workflow(
      {
        name,
        testerPrompt: `${cleanWorkflow.testerPrompt} Do so for area ${index}.`,
        schedule: { cron: `${minute % 60} ${Math.floor(minute / 60)} * * *` },
      },
      { name },
    );
  });

/** Asks a new process what the engine asks of it in a preview: each workflow by itself, then all together. */
async function reviewMs(code: string, workflows: number): Promise<number> {
  const all = stack(workflows);
  const process = await startPolicyProcess(code);
  try {
    const beganMs = performance.now();
    for (const one of all) {
      await process.remediate(one);
      await process.analyze(one);
    }
    await process.analyzeStack(all);
    return performance.now() - beganMs;
  } finally {
    await process.close();
  }
}

/** The medians of so many rounds, taken in turn. */
export async function measureReview(workflows: number, rounds: number): Promise<ReviewTimes> {
  const none: number[] = [];
  const every: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    none.push(
      await reviewMs(
        "policy.reviewPack('none', { rules: policy.rules.map((rule) => ({ ...rule, enforcementLevel: 'disabled' })) });",
        workflows,
      ),
    );
    every.push(await reviewMs("policy.reviewPack('all', { rules: policy.strict });", workflows));
  }
  return { workflows, noRulesMs: median(none), allRulesMs: median(every) };
}
