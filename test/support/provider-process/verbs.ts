import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import * as proto from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { type Call, called } from "../process/called.js";
import { type Bag, packed, unpacked } from "./bag.js";
import { failureOf } from "./failure.js";

/** A resource as it was found or made. */
export interface Found {
  readonly id: string;
  readonly properties: Bag;
}

/** One thing that a check refuses; the engine prints the input that `property` names. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface Difference {
  readonly changes: "some" | "none" | "unknown";
  /** The properties that only a new resource can change. */
  readonly replaces: readonly string[];
}

/** The verbs of a provider as the engine calls them; each throws a `ProviderFailure`. */
export interface Verbs {
  readonly configure: (config: Bag) => Promise<void>;
  readonly check: (olds: Bag, news: Bag) => Promise<{ readonly inputs: Bag; readonly failures: CheckFailure[] }>;
  readonly diff: (id: string, olds: Bag, news: Bag) => Promise<Difference>;
  readonly create: (news: Bag) => Promise<Found>;
  /** Undefined when it is gone. */
  readonly read: (id: string, olds: Bag) => Promise<(Found & { readonly inputs: Bag }) | undefined>;
  readonly update: (id: string, olds: Bag, news: Bag) => Promise<Bag>;
  readonly delete: (id: string, olds: Bag) => Promise<void>;
  /** What the first Ctrl-C leads to. */
  readonly cancel: () => Promise<void>;
}

const answered = <T>(send: Call<T>): Promise<T> => called(send, failureOf);

const changes = { 0: "unknown", 1: "none", 2: "some" } as const;

/** Opens the gRPC service of a provider process. */
export function connect(address: string): { readonly verbs: Verbs; readonly close: () => void } {
  const client = new ResourceProviderClient(address, credentials.createInsecure());
  const verbs: Verbs = {
    configure: async (config) => {
      const request = new proto.ConfigureRequest().setArgs(packed(config)).setAcceptsecrets(false);
      await answered<proto.ConfigureResponse>((answer) => client.configure(request, answer));
    },
    check: async (olds, news) => {
      const request = new proto.CheckRequest().setOlds(packed(olds)).setNews(packed(news));
      const response = await answered<proto.CheckResponse>((answer) => client.check(request, answer));
      return { inputs: unpacked(response.getInputs()), failures: response.toObject().failuresList };
    },
    diff: async (id, olds, news) => {
      const request = new proto.DiffRequest().setId(id).setOlds(packed(olds)).setNews(packed(news));
      const response = await answered<proto.DiffResponse>((answer) => client.diff(request, answer));
      return { changes: changes[response.getChanges()], replaces: response.getReplacesList() };
    },
    create: async (news) => {
      const request = new proto.CreateRequest().setProperties(packed(news));
      const response = await answered<proto.CreateResponse>((answer) => client.create(request, answer));
      return { id: response.getId(), properties: unpacked(response.getProperties()) };
    },
    read: async (id, olds) => {
      const request = new proto.ReadRequest().setId(id).setProperties(packed(olds));
      const response = await answered<proto.ReadResponse>((answer) => client.read(request, answer));
      if (response.getId() === "") return undefined;
      const [properties, inputs] = [response.getProperties(), response.getInputs()].map(unpacked);
      return { id: response.getId(), properties: properties ?? {}, inputs: inputs ?? {} };
    },
    update: async (id, olds, news) => {
      const request = new proto.UpdateRequest().setId(id).setOlds(packed(olds)).setNews(packed(news));
      const response = await answered<proto.UpdateResponse>((answer) => client.update(request, answer));
      return unpacked(response.getProperties());
    },
    delete: async (id, olds) => {
      const request = new proto.DeleteRequest().setId(id).setProperties(packed(olds));
      await answered<unknown>((answer) => client.delete(request, answer));
    },
    cancel: async () => {
      await answered<unknown>((answer) => client.cancel(new Empty(), answer));
    },
  };
  return { verbs, close: () => client.close() };
}
