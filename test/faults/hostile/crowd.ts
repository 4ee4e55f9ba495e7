import fc from "fast-check";
import { anyBytes } from "./any-bytes.js";
import { jsonOf } from "./any-json.js";
import { mutantOf } from "./mutant.js";
import { answerOf, type Bytes } from "./raw-server.js";
import { runKeys, runWords } from "./run-words.js";
import { workflowKeys, workflowWords } from "./workflow-words.js";

/** The requests about one workflow and its run. */
const requests = ["create", "look", "change", "end", "list", "dispatch", "run", "evaluation"] as const;

/** What one of a crowd gets to hear. */
export type Told = Readonly<Record<(typeof requests)[number], Bytes>>;

const json = (value: unknown): Uint8Array => answerOf(200, JSON.stringify(value));

const workflow = (place: number): unknown => ({ id: `wf-${place}`, name: "Search", metadata: { team: "a" } });

const whole = (place: number): Readonly<Record<keyof Told, unknown>> => ({
  create: { workflow: workflow(place), currentVersion: { id: "wfv_1" }, initialDispatch: { queued: 1, failed: 0 } },
  look: { workflow: workflow(place), currentVersion: { id: "wfv_1" } },
  change: { workflow: workflow(place), currentVersion: { id: "wfv_2" } },
  end: { ok: true },
  list: { rows: [] },
  dispatch: { runIds: [`run-${place}`] },
  run: { run: { id: `run-${place}`, status: "pass", modelId: "gpt-5" } },
  evaluation: { criteria: [{ criterionText: "Found", isRequired: true, passed: true }] },
});

const anything = jsonOf([...workflowKeys, ...runKeys], [...workflowWords, ...runWords]);

/** Answers as they should be to the one at a place. */
export const rightAt = (place: number): Told =>
  Object.fromEntries(Object.entries(whole(place)).map(([name, value]) => [name, json(value)])) as Told;

/** Anything in answer to each request of the one at a place, nearly right more often than not. */
export function toldAt(place: number): fc.Arbitrary<Told> {
  const answers = whole(place);
  const answer = (name: keyof Told): fc.Arbitrary<Bytes> =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(json(answers[name])) },
      { weight: 2, arbitrary: mutantOf(answers[name], anything).map(json) },
      anyBytes,
    );
  return fc.record(
    Object.fromEntries(requests.map((name) => [name, answer(name)])),
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<Told>;
}

const organization = json({ organization: { id: "org_1", slug: "acme" } });

/** What a server that has nothing of its own says to a crowd of which each has its own answers. */
export const spoken =
  (told: (place: number) => Told) =>
  (method: string, path: string, body: string): Bytes => {
    const place = Number(/(?:wf|run)-(\d+)/u.exec(`${path} ${body}`)?.[1] ?? -1);
    const [, , collection = "", , below = ""] = path.split(/[/?]/u);
    if (collection === "org") return organization;
    if (place < 0) return json({ rows: [] });
    if (collection === "runs") {
      if (path.includes("?")) return told(place).list;
      return told(place)[below === "evaluation" ? "evaluation" : "run"];
    }
    if (method === "POST") return told(place)[below === "runs" ? "dispatch" : "create"];
    return told(place)[method === "GET" ? "look" : method === "PATCH" ? "change" : "end"];
  };
