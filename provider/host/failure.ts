import { PartialState } from "../resource.js";
import { fittingState, fittingText } from "./fitting.js";
import { plain } from "./values.js";

/** What the host reads off an error: `id` says that the resource exists all the same. */
interface HostError extends Error {
  id?: string;
  properties?: Record<string, unknown>;
  reasons?: string[];
}

/**
 * An error as the host may have it: its text and nothing else. The host prints a stack, and the transport takes a `code`
 * for its own. A partial state has to bring `__provider` along, which the host adds to every other answer by itself.
 *
 * @param attachments what a state takes along besides its properties
 */
export function hostError(error: unknown, attachments: Readonly<Record<string, unknown>>): Error {
  const shown: HostError = new Error(fittingText(error instanceof Error ? error.message : String(error)));
  shown.name = "";
  shown.stack = "";
  if (error instanceof PartialState) {
    shown.id = error.existing.id;
    shown.properties = { ...fittingState(plain(error.existing.state), error.dispensable), ...attachments };
    shown.reasons = [shown.message];
  }
  return shown;
}
