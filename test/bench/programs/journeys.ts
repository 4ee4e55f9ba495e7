import type { WorkflowArgs } from "pulumi-armature";

/** What every contender declares: as many workflows as the environment says, one of them changed if it says so. */
export interface Journey {
  readonly name: string;
  readonly args: WorkflowArgs & { readonly name: string };
}

const number = (name: string): number => Number(process.env[name] ?? Number.NaN);

export function journeys(): Journey[] {
  const changed = number("BENCH_CHANGED");
  return Array.from({ length: number("BENCH_WORKFLOWS") }, (_, index) => ({
    name: `journey-${index}`,
    args: {
      name: `Journey ${index}`,
      mcpServerId: "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01",
      testerPrompt: index === changed ? "Something else." : `Search for the most recent open issue of area ${index}.`,
      description: "Made by the bench.",
      testerModelIds: ["claude-sonnet-4", "gpt-5"],
      criteria: [
        { criterionText: "Returned at least one open issue", isRequired: true },
        { criterionText: "Asked for nothing twice", isRequired: false },
      ],
      schedule: { cron: "0 9 * * *" },
      metadata: { team: "search", service: `area-${index}` },
    },
  }));
}
