import { setTimeout as wait } from "node:timers/promises";
import type { Context, MiddlewareHandler } from "hono";
import { htmlAnswer, redirectAnswer, statusAnswer } from "./answers.js";
import type { DelayFault, FaultEffect, GarbageFault } from "./fault.js";
import { spoil } from "./garbage.js";
import { cut, cutInBody, sendEndlessly, sendSlowly, stallBeforeHeaders, stallInBody } from "./wire.js";
import type { RequestEnvironment, World } from "../routes/world.js";

type RequestContext = Context<RequestEnvironment>;

const isDelayOnly = (effect: FaultEffect): effect is DelayFault =>
  Object.keys(effect).every((key) => key === "delayMs");

const isWorkDone = (effect: FaultEffect): boolean => {
  if ("cut" in effect && effect.cut !== "body") return effect.cut === "after";
  return "garbage" in effect || ("after" in effect && effect.after);
};

async function spoiltAnswer(answer: Response, { garbage }: GarbageFault): Promise<Response> {
  const body = spoil(await answer.text(), garbage);
  // A 204 may have no body, so what is made of one has another status.
  const status = answer.status === 204 ? 200 : answer.status;
  return new Response(body, { status, headers: { "content-type": "application/json" } });
}

/** What the client gets in place of the right answer. */
function wrongAnswer(context: RequestContext, effect: Exclude<FaultEffect, DelayFault>): Response | Promise<Response> {
  const { outgoing } = context.env;
  if ("cut" in effect) return effect.cut === "body" ? sendUnderStatus(context, cutInBody) : cut(outgoing);
  if ("status" in effect) return statusAnswer(effect);
  if ("html" in effect) return htmlAnswer(200, "Sign in to continue");
  if ("garbage" in effect) return spoiltAnswer(context.res, effect);
  if ("endless" in effect) return sendUnderStatus(context, sendEndlessly);
  if ("trickle" in effect) return sendUnderStatus(context, sendSlowly);
  if ("redirect" in effect) return redirectAnswer(context.req.url);
  return effect.stall === "headers" ? stallBeforeHeaders(outgoing) : sendUnderStatus(context, stallInBody);
}

/** An answer whose status goes out long before it ends, if it ever does. */
function sendUnderStatus(
  { env, var: { record } }: RequestContext,
  send: (outgoing: RequestEnvironment["Bindings"]["outgoing"]) => Promise<Response>,
): Promise<Response> {
  record.status = 200;
  return send(env.outgoing);
}

/** Makes a request go wrong when a fault says so. */
export const strike =
  (world: World): MiddlewareHandler<RequestEnvironment> =>
  async (context, next) => {
    const { record } = context.var;
    const found = world.faults.strikeFor(record.method, record.path, world.log.inFlight, performance.now());
    if (found === undefined) return next();
    const { name, effect } = found;
    record.fault = name;
    // The work goes on when the client has left meanwhile, as a real server's would.
    if (effect.delayMs !== undefined) await wait(effect.delayMs, undefined, { signal: world.stopping });
    if (isDelayOnly(effect)) return next();
    if (!isWorkDone(effect)) return wrongAnswer(context, effect);
    await next();
    const answer = await wrongAnswer(context, effect);
    // Hono would copy the right answer's headers onto a response that follows it.
    context.res = undefined;
    context.res = answer;
    return undefined;
  };
