import * as proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import { type Bag, packed } from "../provider-process/bag.js";

/** A resource as the engine shows it to a policy pack. */
export interface Shown {
  /** @default "find" */
  readonly name?: string;
  readonly type: string;
  readonly props: Bag;
  /** @default "dev" */
  readonly stack?: string;
  /** The type of its provider. @default it has none, as a component */
  readonly provider?: string;
  /** @default false */
  readonly protect?: boolean;
  /** The logical name of its parent. @default none */
  readonly parent?: string;
  /** The logical names of what it depends on; by property, where one depends on it. @default none */
  readonly dependsOn?: readonly string[];
  readonly propertyDependsOn?: Readonly<Record<string, readonly string[]>>;
}

export const urnOf = ({ stack = "dev", type, name = "find" }: Pick<Shown, "stack" | "type" | "name">): string =>
  `urn:pulumi:${stack}::shop::${type}::${name}`;

function options({ protect = false }: Shown): proto.AnalyzerResourceOptions {
  const message = new proto.AnalyzerResourceOptions();
  message.setProtect(protect);
  return message;
}

/** One resource by itself. */
export function resourceMessage(shown: Shown): proto.AnalyzeRequest {
  const message = new proto.AnalyzeRequest();
  message.setType(shown.type);
  message.setName(shown.name ?? "find");
  message.setUrn(urnOf(shown));
  message.setProperties(packed(shown.props));
  message.setOptions(options(shown));
  return message;
}

/** All resources of a stack. */
export function stackMessage(all: readonly Shown[]): proto.AnalyzeStackRequest {
  const urns = (names: readonly string[]): string[] =>
    names.flatMap((name) => all.filter((one) => (one.name ?? "find") === name).map(urnOf));
  const message = new proto.AnalyzeStackRequest();
  message.setResourcesList(
    all.map((shown) => {
      const resource = new proto.AnalyzerResource();
      resource.setType(shown.type);
      resource.setName(shown.name ?? "find");
      resource.setUrn(urnOf(shown));
      resource.setProperties(packed(shown.props));
      resource.setOptions(options(shown));
      if (shown.provider !== undefined) {
        const provider = new proto.AnalyzerProviderResource();
        provider.setType(shown.provider);
        provider.setProperties(packed({}));
        resource.setProvider(provider);
      }
      resource.setParent(urns(shown.parent === undefined ? [] : [shown.parent])[0] ?? "");
      resource.setDependenciesList(urns(shown.dependsOn ?? []));
      for (const [property, names] of Object.entries(shown.propertyDependsOn ?? {})) {
        const dependencies = new proto.AnalyzerPropertyDependencies();
        dependencies.setUrnsList(urns(names));
        resource.getPropertydependenciesMap().set(property, dependencies);
      }
      return resource;
    }),
  );
  return message;
}
