/** The MCP servers of a new emulator: the first is of the category issue-tracking, the second of search. */
export const seededServers = ["5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a01", "5b0c1f3e-6a52-4f0e-9d57-0c7f5f1f7a02"] as const;
