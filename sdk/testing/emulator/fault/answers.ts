import { parseJson } from "../json.js";
import type { StatusFault } from "./fault.js";

const proxyPage = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>proxy</body></html>\n`;

export const htmlAnswer = (status: number, title: string): Response =>
  new Response(proxyPage(title), { status, headers: { "content-type": "text/html; charset=utf-8" } });

export const redirectAnswer = (location: string): Response =>
  new Response(proxyPage("Moved"), { status: 302, headers: { "content-type": "text/html; charset=utf-8", location } });

/** Statuses that HTTP allows no body. */
const bodiless = [204, 205, 304];

export function statusAnswer({ status, retryAfter, body = "json-error" }: StatusFault): Response {
  const answer = answerBody(status, body);
  if (retryAfter !== undefined) answer.headers.set("retry-after", retryAfter);
  return answer;
}

function answerBody(status: number, body: string): Response {
  if (bodiless.includes(status)) return new Response(null, { status });
  if (body === "html") return htmlAnswer(status, `${status} from a proxy`);
  if (body !== "json-error") {
    const type = parseJson(body) === undefined ? "text/plain" : "application/json";
    return new Response(body, { status, headers: { "content-type": type } });
  }
  return Response.json(
    { error: { code: "emulated_fault", message: `The emulator was told to answer ${status}.` } },
    { status },
  );
}
