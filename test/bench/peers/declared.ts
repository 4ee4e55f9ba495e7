import { seededMcpServers } from "../../../sdk/testing/emulator/store/mcp-server.js";

/** A workflow as a project declares it: the fields of its creation. */
export interface DeclaredWorkflow {
  readonly name: string;
  readonly mcpServerId: string;
  readonly testerPrompt: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** So many workflows, all of them new ones to the server. */
export const declaredWorkflows = (count: number): readonly DeclaredWorkflow[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `workflow-${index + 1}`,
    mcpServerId: seededMcpServers[0].id,
    testerPrompt: `Search for the most recent open issue of component ${index + 1} and summarize it.`,
    metadata: { team: "search", component: `component-${index + 1}` },
  }));

/** The same workflows, the first of which has another prompt. */
export const withPrompt = (
  [first, ...others]: readonly DeclaredWorkflow[],
  testerPrompt: string,
): readonly DeclaredWorkflow[] => (first === undefined ? [] : [{ ...first, testerPrompt }, ...others]);
