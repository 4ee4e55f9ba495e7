import type { Tool } from "../tool.js";
import { crashSentence, seeCrash } from "./crash.js";
import { driftSentence, seeDrift } from "./drift.js";
import { previewSentence, seePreview } from "./preview.js";
import { secretsSentence, seeSecrets } from "./secrets.js";

/** What a tool gives up, each in a short sentence that is made from what was measured. */
export interface PeerLosses {
  readonly preview: string;
  readonly drift: string;
  readonly crash: string;
  readonly secrets: string;
}

/** Puts a tool to the tests of preview, drift, kill and secrets. */
export const measureLosses = async (tool: Tool): Promise<PeerLosses> => ({
  preview: previewSentence(await seePreview(tool)),
  drift: driftSentence(await seeDrift(tool)),
  crash: crashSentence(await seeCrash(tool)),
  secrets: secretsSentence(await seeSecrets(tool)),
});
