import type * as pulumi from "@pulumi/pulumi";
import { declarationOf, type MockDeclaration, stackNamesOf } from "./declaration.js";
import { type ArmatureMocksOptions, checkMocksOptions, type MockInputs } from "./options.js";
import { runOutputs } from "./run-outputs.js";
import { workflowId, workflowOutputs } from "./workflow-outputs.js";

/** Mocks for `pulumi.runtime.setMocks` or `mockProgram`, which remember what was declared. */
export interface ArmatureMocks extends pulumi.runtime.Mocks {
  /** Every resource that was registered, in that order, but the stack itself. */
  readonly declared: readonly MockDeclaration[];
}

type Resource = pulumi.runtime.MockResourceArgs;

/** What stands in the place of a resource that nobody mocks. */
const echoed = ({ name, id, inputs }: Resource): pulumi.runtime.MockResourceResult => ({
  id: id === undefined || id === "" ? `${name}_id` : id,
  state: inputs as Record<string, unknown>,
});

function refuseCall({ token }: pulumi.runtime.MockCallArgs): never {
  const message = `The function ${token} has no answer: give armatureMocks one, as { calls: { "${token}": { … } } }.`;
  // Of a failed call Pulumi tells what gRPC would: the details.
  throw Object.assign(new Error(message), { details: message });
}

/**
 * Mocks under which a program that declares workflows and runs gets believable outputs for them, without an engine, in
 * milliseconds: ids made from logical names, a first version, runs of the declared testers, and a verdict of choice.
 * No input is checked, and a closed gate stops nothing; for that there is `deployProgram`.
 *
 * @example
 * const mocks = armatureMocks();
 * await mockProgram(() => import("../index"), { mocks });
 * expect(mocks.declared).toMatchObject([{ type: "Workflow", name: "search", inputs: { testerModelIds: ["gpt-5"] } }]);
 *
 * @throws Error naming every wrong or unknown option
 */
export function armatureMocks(options: ArmatureMocksOptions = {}): ArmatureMocks {
  const { verdict = "pass", calls = {}, others = {} } = checkMocksOptions(options);
  const declared: MockDeclaration[] = [];
  const workflows = new Map<string, MockInputs>();

  function newWorkflow(declaration: MockDeclaration): pulumi.runtime.MockResourceResult {
    const id = workflowId(declaration);
    workflows.set(id, declaration.inputs);
    return { id, state: workflowOutputs(declaration) };
  }

  function newRun(declaration: MockDeclaration, resource: Resource): pulumi.runtime.MockResourceResult {
    const { name, inputs } = declaration;
    const workflow = workflows.get(String(inputs["workflowId"])) ?? {};
    const said = typeof verdict === "function" ? verdict(name) : verdict;
    return { id: `wfr_${name}`, state: runOutputs(declaration, stackNamesOf(resource), workflow, said) };
  }

  return {
    declared,
    newResource: (resource) => {
      const declaration = declarationOf(resource);
      if (resource.type !== "pulumi:pulumi:Stack") declared.push(declaration);
      if (declaration.type === "Workflow") return newWorkflow(declaration);
      if (declaration.type === "WorkflowRun") return newRun(declaration, resource);
      return others.newResource?.(resource) ?? echoed(resource);
    },
    call: (call) => {
      const answer = Object.hasOwn(calls, call.token) ? calls[call.token] : undefined;
      if (answer === undefined) return others.call?.(call) ?? refuseCall(call);
      return typeof answer === "function" ? answer(call.inputs as MockInputs) : answer;
    },
  };
}
