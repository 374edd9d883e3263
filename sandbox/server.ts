import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { defaults } from './assumptions';
import { BookingStore, type Stored } from './bookings';
import { type ControlAnswer, control } from './control';
import type { Fault } from './faults';
import { inboxPage } from './inbox';
import { Journal } from './journal';
import { type Answer, deleteByCode, queryBookings, updateBooking } from './operations';
import { type ApiCall, readCall } from './request';
import type { Sandbox } from './sandbox';
import { sendFault, sendJson, sendUnknownRoute } from './send';
import { errorBody } from './wire';

/** A stand-in for api.bokamera.se that behaves as its documents say, and badly on request. */
export function createSandbox(
  site: string,
  keys: readonly string[] = [],
): { server: Server; sandbox: Sandbox } {
  const sandbox: Sandbox = {
    store: new BookingStore(),
    journal: new Journal(),
    assumptions: defaults,
    keys,
    site,
  };
  const server = createServer((request, response) => {
    serve(sandbox, request, response).catch((error: unknown) => {
      console.error(error);
      sendJson(response, {
        status: 500,
        body: errorBody('Exception', 'The sandbox itself failed.'),
      });
    });
  });
  return { server, sandbox };
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
  else perform(sandbox, call, response);
}

function checkKey({ keys, assumptions }: Sandbox, { key }: ApiCall): Answer | undefined {
  if (key !== undefined && key !== '' && (keys.length === 0 || keys.includes(key)))
    return undefined;
  return {
    status: Number(assumptions.badKey.slice(0, 3)),
    body: errorBody('Unauthorized', 'Invalid API key'),
  };
}

function perform(sandbox: Sandbox, call: ApiCall, response: ServerResponse): void {
  const booking = sandbox.store.get(Number(call.parameters.get('id')?.[0]));
  const phase = phaseOf(sandbox, call, booking);
  if (booking) sandbox.journal.begin(booking.Id, phase, call, response);

  const fault = phase === undefined ? undefined : takeFault(booking, phase);
  const commits = fault?.wire === undefined || fault.wire === 'delay' || fault.commit === 'after';
  const good = commits || phase !== 'cancel' ? operate(sandbox, call) : { status: 200, body: {} };
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
  const fault = booking?.fault;
  if (!booking || !fault?.wire || !fault.on.includes(phase)) return undefined;
  if (fault.times !== undefined) {
    booking.fault =
      fault.times > 1
        ? { ...fault, times: fault.times - 1 }
        : { ...fault, wire: undefined, times: undefined };
  }
  return fault;
}
