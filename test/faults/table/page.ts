import path from "node:path";

/** Where the table is printed. */
export const page = path.resolve(__dirname, "../../../docs/faults.md");
