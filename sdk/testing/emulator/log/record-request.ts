import type { MiddlewareHandler } from "hono";
import { isSentByHand } from "../fault/wire.js";
import { parseJson } from "../json.js";
import type { RequestEnvironment, World } from "../routes/world.js";

/** The path below the base path; the whole path when it is not below it. */
const pathBelow = (basePath: string, path: string): string =>
  path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;

/** Writes each request into the log, and its body into the context. */
export const recordRequest =
  (basePath: string, { log }: World): MiddlewareHandler<RequestEnvironment> =>
  async (context, next) => {
    const { req: request, env } = context;
    const query = Object.fromEntries(Object.entries(request.queries()).map(([name, values]) => [name, values.join()]));
    const place = { method: request.method, path: pathBelow(basePath, request.path), query };
    const record = log.open(env.incoming.socket, place, request.header("user-agent"));
    try {
      const text = await request.text();
      if (text !== "") record.body = parseJson(text) ?? text;
      context.set("text", text);
      context.set("record", record);
      await next();
      if (!isSentByHand(context.res)) record.status = context.res.status;
    } finally {
      log.close();
    }
  };
