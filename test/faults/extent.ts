/** Whether everything is run, as npm run test:faults does, or the cut that npm test has. */
export const isWhole = process.env["ARMATURE_FAULTS"] === "all";
