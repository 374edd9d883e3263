import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Answer, errorBody } from './answers';
import { defaults } from './assumptions';
import { BookingStore } from './bookings';
import { control } from './control';
import { frameSite, isSitePath } from './framed-site';
import { inboxPage, mailsOf } from './inbox';
import { Journal } from './journal';
import { type Draft, readDraft, saveDraft } from './branding-draft';
import { problemList, renderEditor } from './branding-editor';
import { perform } from './perform';
import { type ApiCall, readCall } from './request';
import type { Sandbox } from './sandbox';
import { sendAnswer, sendJson, sendUnknownRoute } from './send';
import { serveToken, tokenPath } from './token-endpoint';
import { UserStore } from './users';

/** A stand-in for api.bokamera.se that behaves as its documents say, and badly on request. */
export function createSandbox(
  site: string,
  keys: readonly string[] = [],
  brandingFile?: string,
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
  // Longer than its callers keep a connection, so that it is never they who meet a closed one.
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
    brandingFile,
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
  if (path === '/branding' && sandbox.brandingFile !== undefined) {
    await serveEditor(sandbox, sandbox.brandingFile, request, response);
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

/** A control that is no JSON, or says what no control can, is told so. */
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

async function serveEditor(
  sandbox: Sandbox,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const draft: Draft =
    request.method === 'POST'
      ? saveDraft(file, new URLSearchParams(await text(request)))
      : readDraft(file);
  if (request.headers.accept === 'application/json') {
    sendJson(response, { status: 200, body: { text: draft.text, problems: problemList(draft) } });
    return;
  }
  response
    .writeHead(draft.problems.length > 0 ? 422 : 200, {
      'content-type': 'text/html; charset=utf-8',
    })
    .end(renderEditor(draft, mailsOf(sandbox)));
}

function checkKey({ keys, assumptions }: Sandbox, { key }: ApiCall): Answer | undefined {
  if (key !== undefined && key !== '' && (keys.length === 0 || keys.includes(key)))
    return undefined;
  return {
    status: Number(assumptions.badKey.slice(0, 3)),
    body: errorBody('Unauthorized', 'Invalid API key'),
  };
}
