import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { defaults } from './assumptions';
import { BookingStore, type Stored } from './bookings';
import { type ControlAnswer, control } from './control';
import type { Fault } from './faults';
import { inboxPage } from './inbox';
import { Journal } from './journal';
import { brandingPage, saveBranding } from './branding-editor';
import { type Answer, deleteByCode, queryBookings, updateBooking } from './operations';
import { type ApiCall, readCall } from './request';
import type { Sandbox } from './sandbox';
import { sendFault, sendJson, sendUnknownRoute } from './send';
import { errorBody } from './wire';

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
  const sandbox: Sandbox = {
    server,
    store: new BookingStore(),
    journal: new Journal(),
    assumptions: defaults,
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
    if (request.method === 'POST') {
      saveBranding(sandbox.brandingFile, new URLSearchParams(await text(request)));
      response.writeHead(303, { location: '/branding' }).end();
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(brandingPage(sandbox, sandbox.brandingFile));
    }
    return;
  }
  if (path.startsWith('/sandbox/')) {
    const answer: ControlAnswer = await control(sandbox, request, path);
    sendJson(response, answer);
    return;
  }
  const call = await readCall(request);
  if (!call) {
    sendUnknownRoute(response);
    return;
  }
  const refused = checkKey(sandbox, call);
  if (refused) sendJson(response, refused);
  else await perform(sandbox, call, response);
}

function checkKey({ keys, assumptions }: Sandbox, { key }: ApiCall): Answer | undefined {
  if (key !== undefined && key !== '' && (keys.length === 0 || keys.includes(key)))
    return undefined;
  return {
    status: Number(assumptions.badKey.slice(0, 3)),
    body: errorBody('Unauthorized', 'Invalid API key'),
  };
}

async function perform(sandbox: Sandbox, call: ApiCall, response: ServerResponse): Promise<void> {
  const booking = sandbox.store.get(Number(call.parameters.get('id')?.[0]));
  const phase = phaseOf(sandbox, call, booking);
  if (booking) sandbox.journal.begin(booking.Id, phase, call, response);

  const { milliseconds, down } = sandbox.latency;
  if (down) return;
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));

  const fault = phase === undefined ? undefined : takeFault(booking, phase);
  const harmless =
    fault?.wire === undefined || fault.wire === 'delay' || fault.wire === 'then-gone';
  const carriedOut = phase !== 'cancel' || harmless || fault.commit === 'after';
  const good = carriedOut ? operate(sandbox, call) : { status: 200, body: {} };
  if (fault?.wire === 'then-gone') vanish(sandbox, response, fault.milliseconds);
  if (fault) sendFault(response, fault, good);
  else sendJson(response, good);
}

function operate({ store, assumptions }: Sandbox, call: ApiCall): Answer {
  switch (call.operation) {
    case 'BookingQuery':
      return queryBookings(call, store, assumptions);
    case 'DeleteBookingByCode':
      return deleteByCode(call, store, assumptions);
    case 'UpdateBooking':
      return updateBooking(call);
  }
}

/** After this answer the address refuses every connection, as when a host restarts. */
function vanish({ server }: Sandbox, response: ServerResponse, milliseconds: number): void {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  response.setHeader('connection', 'close');
  server.close();
  response.on('finish', () => server.closeAllConnections());
  setTimeout(() => server.listen(port, '127.0.0.1'), milliseconds);
}

type Phase = Fault['on'][number];

function phaseOf(
  { journal }: Sandbox,
  call: ApiCall,
  booking: Stored | undefined,
): Phase | undefined {
  if (!booking || call.operation === 'UpdateBooking') return undefined;
  if (call.operation === 'DeleteBookingByCode') return 'cancel';
  return journal.deletes(booking.Id) > 0 ? 'reread' : 'read';
}

function takeFault(booking: Stored | undefined, phase: Phase): Fault | undefined {
  const fault = booking?.faults.find(({ wire, on }) => wire && on.includes(phase));
  if (!booking || fault?.times === undefined) return fault;
  const left = fault.times - 1;
  booking.faults = booking.faults.flatMap((other) =>
    other !== fault ? [other] : left > 0 ? [{ ...fault, times: left }] : [],
  );
  return fault;
}
