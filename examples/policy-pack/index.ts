import { reviewPack } from "pulumi-armature/policy";

reviewPack("armature-review", {
  config: {
    "cost-and-coverage": { enforcementLevel: "advisory", usdPerRun: { "claude-sonnet-4": 0.12, "gpt-5": 0.2 } },
    "models-allowed": { allowed: ["claude-sonnet-4", "gpt-5"] },
  },
});
