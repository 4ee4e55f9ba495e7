import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { called } from "../process/called.js";
import { startPlugin } from "../process/plugin.js";
import { type Bag, packed, unpacked } from "../provider-process/bag.js";
import { resourceMessage, type Shown, stackMessage } from "./messages.js";
import { makePack } from "./pack.js";

/** Something that a rule says of a resource or of the stack. */
export interface Said {
  readonly rule: string;
  readonly message: string;
  readonly urn: string;
  readonly level: "advisory" | "mandatory" | "disabled" | "remediate";
}

/** What the rules make of something. */
export interface Review {
  readonly said: readonly Said[];
  /** Why a rule did not judge, by the rule's name. */
  readonly notApplicable: Readonly<Record<string, string>>;
}

/** A policy pack in the process in which the engine runs it. */
export interface PolicyProcess {
  readonly configure: (settings: Readonly<Record<string, Bag & { enforcementLevel?: Said["level"] }>>) => Promise<void>;
  readonly analyze: (resource: Shown) => Promise<Review>;
  readonly analyzeStack: (resources: readonly Shown[]) => Promise<Review>;
  /** The properties after each remediation, by the rule's name. */
  readonly remediate: (resource: Shown) => Promise<Readonly<Record<string, Bag>>>;
  readonly close: () => Promise<void>;
}

const levels = {
  advisory: proto.EnforcementLevel.ADVISORY,
  mandatory: proto.EnforcementLevel.MANDATORY,
  disabled: proto.EnforcementLevel.DISABLED,
  remediate: proto.EnforcementLevel.REMEDIATE,
};

const levelOf = (level: proto.EnforcementLevel): Said["level"] =>
  (Object.keys(levels) as Said["level"][]).find((name) => levels[name] === level) ?? "advisory";

function reviewOf(response: proto.AnalyzeResponse): Review {
  return {
    said: response.getDiagnosticsList().map((diagnostic) => ({
      rule: diagnostic.getPolicyname(),
      message: diagnostic.getMessage(),
      urn: diagnostic.getUrn(),
      level: levelOf(diagnostic.getEnforcementlevel()),
    })),
    notApplicable: Object.fromEntries(
      response.getNotApplicableList().map((one) => [one.getPolicyName(), one.getReason()]),
    ),
  };
}

/** @param code JavaScript that makes the pack, where `policy` is `pulumi-armature/policy` */
export async function startPolicyProcess(code: string): Promise<PolicyProcess> {
  const pack = makePack(code);
  const script = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
  const plugin = await startPlugin([script, "127.0.0.1:1", pack.folder], { cwd: pack.folder, env: {} });
  const client = new AnalyzerClient(plugin.address, credentials.createInsecure());
  return {
    configure: async (settings) => {
      const request = new proto.ConfigureAnalyzerRequest();
      for (const [name, { enforcementLevel = "mandatory", ...own }] of Object.entries(settings)) {
        const config = new proto.PolicyConfig();
        config.setEnforcementlevel(levels[enforcementLevel]);
        config.setProperties(packed(own));
        request.getPolicyconfigMap().set(name, config);
      }
      await called<Empty>((answer) => client.configure(request, answer));
    },
    analyze: async (resource) =>
      reviewOf(await called<proto.AnalyzeResponse>((answer) => client.analyze(resourceMessage(resource), answer))),
    analyzeStack: async (resources) =>
      reviewOf(await called<proto.AnalyzeResponse>((answer) => client.analyzeStack(stackMessage(resources), answer))),
    remediate: async (resource) => {
      const response = await called<proto.RemediateResponse>((answer) =>
        client.remediate(resourceMessage(resource), answer),
      );
      return Object.fromEntries(
        response.getRemediationsList().map((one) => [one.getPolicyname(), unpacked(one.getProperties())]),
      );
    },
    close: async () => {
      client.close();
      plugin.signal("SIGKILL");
      await plugin.exit;
      pack.remove();
    },
  };
}
