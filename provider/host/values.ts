import { unknownValue, type Declaration, type Origin, type Properties } from "../resource.js";

/** How the engine writes a value that a preview does not know yet, in place of any value, at any depth. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * What stands between us and the engine: what the class adds, and what a host or a bridge of Pulumi's keeps among a
 * resource's inputs. Any other name is the user's, so that one that is not known is told, whatever it starts with.
 */
const internal: ReadonlySet<string> = new Set(["__provider", "__import", "__urn", "__defaults", "__internal"]);

type Bag = Readonly<Record<string, unknown>>;

function mapped(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((member) => mapped(member, change));
  if (typeof value !== "object" || !value) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, change)]));
}

const known = (leaf: unknown): unknown => (leaf === unknownText ? unknownValue : leaf);

/** What the program declares, in a property bag as the engine sends it. */
export function declarationIn(bag: Bag): Declaration {
  const inputs = Object.entries(bag).filter(([key]) => !internal.has(key));
  const adopt = bag["__import"];
  return {
    inputs: mapped(Object.fromEntries(inputs), known) as Properties,
    origin: originIn(bag),
    adopt: typeof adopt === "string" ? adopt : undefined,
  };
}

/** Where the resource of a property bag stands: its URN is `urn:pulumi:<stack>::<project>::<types>::<logical name>`. */
export function originIn({ __urn: given }: Bag): Origin {
  const urn = typeof given === "string" ? given : "";
  const [place = "", project = "", , ...name] = urn.split("::");
  return { project, stack: place.replace(/^urn:pulumi:/u, ""), name: name.join("::"), urn };
}

/** What a bag holds for the host and for the way back to the resource; a state takes it along. */
export function attachmentsIn({ __provider, __urn }: Bag): Bag {
  return { __provider, __urn };
}

/** A later release sets this in a state that this one would misread. */
const formatKey = "__stateFormat";

/**
 * The state in a property bag as the engine sends it, without its attachments.
 *
 * @throws Error when a later release has written it in another form
 */
export function stateIn(bag: Bag): Properties {
  if (bag[formatKey] !== undefined) {
    throw new Error(
      "A later release of pulumi-armature has written this stack's state in a form that this one does not know. " +
        "Nothing was done. Install that release again: `npm install pulumi-armature@latest`.",
    );
  }
  return Object.fromEntries(Object.entries(bag).filter(([key]) => key !== "__provider" && key !== "__urn"));
}

/** A property bag as the engine takes it: an `undefined` at any depth would cost the whole resource. */
export function plain(properties: Properties): Record<string, unknown> {
  return JSON.parse(JSON.stringify(properties)) as Record<string, unknown>;
}
