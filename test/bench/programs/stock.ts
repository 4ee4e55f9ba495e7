import * as pulumi from "@pulumi/pulumi";
import { journeys } from "./journeys.js";

// What a team writes by hand today: a `pulumi.dynamic.Resource` whose provider sends requests, and nothing more.

interface Answer {
  readonly workflow: { readonly id: string };
}

/** Without the text of the provider, which stands among the inputs. */
const bodyOf = (inputs: Record<string, unknown>): string => JSON.stringify({ ...inputs, __provider: undefined });

async function request(method: string, path: string, inputs?: Record<string, unknown>): Promise<Answer> {
  const response = await fetch(`${process.env["BENCH_URL"]}${path}`, {
    method,
    headers: { authorization: `Bearer ${process.env["BENCH_KEY"]}` },
    ...(inputs === undefined ? {} : { body: bodyOf(inputs) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} failed: ${response.status}`);
  return (await response.json()) as Answer;
}

const provider: pulumi.dynamic.ResourceProvider = {
  create: async (inputs: Record<string, unknown>) => {
    const { workflow } = await request("POST", "/workflows", inputs);
    return { id: workflow.id, outs: inputs };
  },
  diff: (_, olds: Record<string, unknown>, news: Record<string, unknown>) =>
    Promise.resolve({
      changes: Object.keys(news).some((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name])),
    }),
  read: async (id, props: Record<string, unknown>) => {
    await request("GET", `/workflows/${id}`);
    return { id, props };
  },
  update: async (id, _, news: Record<string, unknown>) => {
    await request("PATCH", `/workflows/${id}`, news);
    return { outs: news };
  },
  delete: async (id) => {
    await request("DELETE", `/workflows/${id}`);
  },
};

class Stock extends pulumi.dynamic.Resource {
  constructor(name: string, args: object) {
    super(provider, name, { ...args });
  }
}

for (const { name, args } of journeys()) new Stock(name, args);
