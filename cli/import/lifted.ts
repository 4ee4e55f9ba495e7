import type { Declaration } from "./declaration.js";

/** Values that several workflows share, each under a name. */
export interface Lifted {
  /** The name of a constant with this value; undefined where there is none. */
  readonly nameOf: (value: unknown) => string | undefined;
  /** Name and value, in the order of the names. */
  readonly declarations: readonly (readonly [name: string, text: string])[];
}

/** What is worth a name, and which. */
const names = {
  mcpServerId: "mcpServer",
  defaultMcpAuthProfileId: "authProfile",
  testerModelIds: "models",
  testerTargets: "targets",
  schedule: "schedule",
  limits: "limits",
  retryPolicy: "retryPolicy",
  toolPolicy: "toolPolicy",
} as const;

/** Constants for the values of those fields that more than one workflow has. */
export function lifted(declarations: readonly Declaration[]): Lifted {
  const constants = new Map<string, string>();
  for (const [field, name] of Object.entries(names)) {
    const texts = declarations
      .filter(({ args, secrets }) => args[field] !== undefined && !secrets.some(({ path }) => path.startsWith(field)))
      .map(({ args }) => JSON.stringify(args[field]));
    const shared = [...new Set(texts)].filter((text) => texts.filter((other) => other === text).length > 1);
    for (const [index, text] of shared.entries()) {
      if (!constants.has(text)) constants.set(text, shared.length === 1 ? name : `${name}${index + 1}`);
    }
  }
  return {
    nameOf: (value) => constants.get(JSON.stringify(value)),
    declarations: [...constants].map(([text, name]) => [name, text]),
  };
}
