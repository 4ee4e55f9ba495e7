import type { ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { type Bag, unpacked } from "./bag.js";

/** What the engine keeps of a resource that exists although a verb failed. */
export interface PartialFailure {
  readonly id: string;
  readonly properties: Bag;
  readonly reasons: readonly string[];
}

/** An error of a verb, as the engine takes it in. */
export class ProviderFailure extends Error {
  override readonly name = "ProviderFailure";
  /** Undefined when the engine keeps what it had before. */
  readonly partial: PartialFailure | undefined;

  constructor(message: string, partial: PartialFailure | undefined) {
    super(message);
    this.partial = partial;
  }
}

export function failureOf(error: ServiceError): ProviderFailure {
  const [bytes] = error.metadata.get("grpc-status-details-bin");
  return new ProviderFailure(error.details, bytes instanceof Uint8Array ? partialIn(bytes) : undefined);
}

function partialIn(bytes: Uint8Array): PartialFailure | undefined {
  const detail = Status.deserializeBinary(bytes)
    .getDetailsList()
    .find((any) => any.getTypeName() === "pulumirpc.ErrorResourceInitFailed");
  if (detail === undefined) return undefined;
  const failed = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return { id: failed.getId(), properties: unpacked(failed.getProperties()), reasons: failed.getReasonsList() };
}
