import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Answer } from './answers';
import { assumptions, switched } from './assumptions';
import { companies } from './companies';
import { mailsOf } from './inbox';
import { makeBooking } from './make-booking';
import { everyField } from './every-field';
import { bookingFault } from './faults';
import { controlUsers } from './control-users';
import { scenarios } from './scenarios';
import type { Sandbox } from './sandbox';

/** The API's own names of a booking's fields; its status and its code have controls of their own. */
const fieldNames = new Set([
  'Id',
  ...Object.keys(everyField(makeBooking(companies.salon), companies.salon).fields),
]);
const fields = z.record(
  z.string().refine((name) => fieldNames.has(name), 'a booking has no such field'),
  z.unknown(),
);

const faults = { fault: bookingFault.optional(), faults: z.array(bookingFault).optional() };
const notBoth = ({ fault, faults }: { fault?: unknown; faults?: unknown }) =>
  fault === undefined || faults === undefined;
const both = { error: 'give fault or faults', path: ['fault'] };

/** What a scenario decides by itself. */
const decided = ['company', 'startsIn', 'deadlineIn', 'StatusId', 'fields'] as const;

const newBooking = z
  .strictObject({
    company: z.enum(['salon', 'tennis', 'clinic']).optional(),
    scenario: z
      .string()
      .refine((name) => scenarios.some((one) => one.name === name), 'no such scenario')
      .optional(),
    startsIn: z.number().optional(),
    deadlineIn: z.number().nullable().optional(),
    StatusId: z.number().int().optional(),
    code: z.string().optional(),
    /** A service to share with other bookings; a new one when absent. */
    serviceId: z.number().int().optional(),
    fields: fields.optional(),
    ...faults,
  })
  .refine(notBoth, both)
  .superRefine((given, context) => {
    for (const name of decided)
      if (given.scenario !== undefined && given[name] !== undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'the scenario decides this' });
  });

const latency = z.strictObject({
  milliseconds: z.number().int().min(0),
  /** Whether no request gets an answer. */
  down: z.boolean().default(false),
});

const change = z
  .strictObject({
    StatusId: z.number().int().optional(),
    fields: fields.default({}),
    ...faults,
    fault: bookingFault.nullable().optional(),
  })
  .refine(notBoth, both);

/** The sandbox's own controls, which the real API does not have: for tests and the demo. */
export async function control(
  sandbox: Sandbox,
  request: IncomingMessage,
  path: string,
): Promise<Answer> {
  const [, , room, name, ...more] = path.split('/');
  const id = name === undefined ? undefined : decodeURIComponent(name);
  const action = `${request.method} ${room}${id === undefined ? '' : '/id'}`;
  const body = await readJson(request);
  if (more.length > 0) return noSuchControl;
  switch (action) {
    case 'POST bookings': {
      const wanted = newBooking.parse(body);
      const scenario = scenarios.find(({ name }) => name === wanted.scenario);
      const made = scenario
        ? scenario.make(companies[scenario.company])
        : makeBooking(companies[wanted.company ?? 'salon'], { ...wanted, faults: [] });
      // A test that sets the service, however odd, gets exactly that.
      const service =
        wanted.fields && 'Service' in wanted.fields
          ? wanted.fields['Service']
          : Object.assign({}, made.fields['Service'], {
              Id: wanted.serviceId ?? sandbox.nextServiceId++,
            });
      const { Id, CancellationCode } = sandbox.store.add({
        ...made,
        fields: { ...made.fields, Service: service },
        ...(wanted.code === undefined ? {} : { code: wanted.code }),
        ...(wanted.fault ? { faults: [wanted.fault] } : {}),
        ...(wanted.faults ? { faults: wanted.faults } : {}),
      });
      return { status: 201, body: { id: Id, code: CancellationCode } };
    }
    case 'PATCH bookings/id': {
      const booking = sandbox.store.get(Number(id));
      if (!booking) return { status: 404, body: {} };
      const wanted = change.parse(body);
      if (wanted.StatusId !== undefined) booking.StatusId = wanted.StatusId;
      if (wanted.fault !== undefined) booking.faults = wanted.fault ? [wanted.fault] : [];
      if (wanted.faults) booking.faults = wanted.faults;
      booking.fields = { ...booking.fields, ...wanted.fields };
      return { status: 200, body: {} };
    }
    case 'GET bookings/id': {
      const booking = sandbox.store.get(Number(id));
      return booking
        ? {
            status: 200,
            body: {
              statusId: booking.StatusId,
              code: booking.CancellationCode,
              from: booking.fields['From'],
              to: booking.fields['To'],
              fields: booking.fields,
              confirmations: booking.confirmations,
              requests: sandbox.journal.entries(booking.Id),
            },
          }
        : { status: 404, body: {} };
    }
    case 'POST users':
    case 'GET users/id':
    case 'PATCH users/id':
    case 'DELETE users/id':
      return controlUsers(sandbox, action, id ?? '', body);
    case 'PUT assumptions':
      sandbox.assumptions = switched(
        sandbox.assumptions,
        assumptions.partial().strict().parse(body),
      );
      return { status: 200, body: sandbox.assumptions };
    case 'PUT latency':
      sandbox.latency = latency.parse(body);
      return { status: 200, body: {} };
    case 'GET load':
      return { status: 200, body: sandbox.journal.load() };
    case 'DELETE load':
      sandbox.journal.resetLoad();
      return { status: 200, body: {} };
    case 'GET scenarios':
      return {
        status: 200,
        body: scenarios.map(({ name, company, state, language }) => ({
          name,
          company,
          state,
          language,
        })),
      };
    case 'GET mails':
      return {
        status: 200,
        body: mailsOf(sandbox).map(({ path, scenario: { state, story } }) => ({
          path,
          state,
          story,
        })),
      };
    default:
      return noSuchControl;
  }
}

const noSuchControl: Answer = { status: 404, body: { sandbox: 'no such control' } };

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as unknown);
}
