import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";

/** The values of a resource by name, as the engine and a provider exchange them. */
export type Bag = Readonly<Record<string, unknown>>;

/** What the engine writes in a preview for a value that it does not know yet, in place of any value. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const packed = (bag: Bag): Struct => Struct.fromJavaScript(JSON.parse(JSON.stringify(bag)) as PlainObject);

export const unpacked = (struct: Struct | undefined): Bag => struct?.toJavaScript() ?? {};

type PlainObject = Parameters<typeof Struct.fromJavaScript>[0];
