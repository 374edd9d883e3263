import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Answer, errorBody } from './answers';
import { defaults } from './assumptions';
import { BookingStore } from './bookings';
import { control } from './control';
import { frameSite, isSitePath } from './framed-site';
import { inboxPage } from './inbox';
import { Journal } from './journal';
import { perform } from './perform';
import { type ApiCall, readCall } from './request';
import type { Sandbox } from './sandbox';
import { sendAnswer, sendJson, sendUnknownRoute } from './send';
import { serveToken, tokenPath } from './token-endpoint';
import { UserStore } from './users';

/**
 * A stand-in for api.bokamera.se that behaves as its documents say, with faults on request.
 *
 * @param site address of the site, for the links in the inbox
 * @param keys the accepted API keys; without any, every key is accepted
 * @param editor address of the branding editor, which the inbox then links to
 */
export function createSandbox(
  site: string,
  keys: readonly string[] = [],
  editor?: string,
): Sandbox {
  const server = createServer((request, response) => {
    serve(sandbox, request, response).catch((error: unknown) => {
      console.error(error);
      sendJson(response, {
        status: 500,
        body: errorBody('Exception', 'The sandbox itself failed.'),
      });
    });
  });
  // Longer than its callers keep a connection, so that they never use a closed one.
  server.keepAliveTimeout = 65_000;
  const sandbox: Sandbox = {
    server,
    store: new BookingStore(),
    users: new UserStore(),
    journal: new Journal(),
    assumptions: defaults,
    nextServiceId: 1000,
    latency: { milliseconds: 0, down: false },
    keys,
    site,
    editor,
  };
  return sandbox;
}

async function serve(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/' || path === '/inbox') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(inboxPage(sandbox));
    return;
  }
  if (isSitePath(path)) {
    frameSite(sandbox.site, request, response);
    return;
  }
  if (path.startsWith('/sandbox/')) {
    sendJson(response, await understood(control(sandbox, request, path)));
    return;
  }
  if (tokenPath.test(path)) {
    await serveToken(sandbox, request, response, path);
    return;
  }
  const call = await readCall(request);
  if (!call) {
    sendUnknownRoute(response);
    return;
  }
  const refused = checkKey(sandbox, call);
  if (!refused) await perform(sandbox, call, response);
  else if (sandbox.assumptions.badKey === '401-text')
    response.writeHead(401, { 'content-type': 'text/plain' }).end('Unauthorized');
  else sendAnswer(response, refused, call.format);
}

/** Explains what is wrong with an invalid control request. */
async function understood(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof z.ZodError)
      return { status: 400, body: { sandbox: z.prettifyError(error) } };
    if (error instanceof SyntaxError) return { status: 400, body: { sandbox: 'not JSON' } };
    throw error;
  }
}

function checkKey({ keys, assumptions }: Sandbox, { key }: ApiCall): Answer | undefined {
  if (key !== undefined && key !== '' && (keys.length === 0 || keys.includes(key)))
    return undefined;
  return {
    status: Number(assumptions.badKey.slice(0, 3)),
    body: errorBody('Unauthorized', 'Invalid API key'),
  };
}
