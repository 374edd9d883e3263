import { type Stored, statusNames } from './bookings';
import type { Shape } from './faults';

/** Parts that a read leaves out unless its flag is set. Source: bokamera-api §1. */
const includes: Readonly<Record<string, readonly string[]>> = {
  includebookedresourcetypes: ['BookedResourceTypes'],
  includecustomfields: ['CustomFields'],
  includecustomfieldvalues: ['CustomFieldValues'],
  includepaymentlog: ['PaymentLog'],
  includeexternalreferences: ['ExternalReference'],
  includecompanyinformation: ['Company'],
  includeserviceinformation: ['Service'],
  includecustomerinformation: ['Customer'],
  includeinvoiceaddress: ['InvoiceAddress'],
  includelog: ['Log'],
  includecheckoutlog: ['CheckoutLog'],
  includequantityinformation: ['Quantities'],
  includecalendarexportstatus: ['CalendarExportStatus'],
  includestatusinformation: ['StatusInfo'],
  includetags: ['Tags'],
};

const gated = new Set(Object.values(includes).flat());
/** Log is for administrators only (bokamera-api §1). */
const neverSent = new Set(['Log']);

const statusWords: Readonly<Record<'sv' | 'en', Readonly<Record<number, string>>>> = {
  sv: { 1: 'Bokad', 2: 'Avbokad', 3: 'Reserverad', 4: 'Makulerad', 7: 'Betald', 10: 'Fakturerad' },
  en: { 1: 'Booked', 2: 'Unbooked', 3: 'Reserved', 4: 'Canceled', 7: 'Payed', 10: 'Invoiced' },
};

/** A booking as the API answers it: PascalCase, nulls left out, gated parts only when asked for. */
export function toWire(stored: Stored, asked: ReadonlySet<string>, language: 'sv' | 'en') {
  const shape = stored.faults.find((fault) => fault.shape)?.shape;
  const name = statusNames[stored.StatusId] ?? 'Unheard of';
  const words = statusWords[language][stored.StatusId] ?? name;
  const whole: Record<string, unknown> = {
    Id: stored.Id,
    ...stored.fields,
    Status: shape === 'numeric-status' ? stored.StatusId : name,
    StatusId: stored.StatusId,
    StatusName: words,
    StatusInfo: {
      Id: stored.StatusId,
      Name: words,
      Description: words,
      Icon: 'fa-check',
      Color: '#3a3',
    },
    CancellationCode: stored.CancellationCode,
  };
  const sent = Object.fromEntries(
    Object.entries(whole).filter(
      ([key, value]) =>
        value !== null &&
        value !== undefined &&
        (shape === 'everything' || ((!gated.has(key) || asked.has(key)) && !neverSent.has(key))),
    ),
  );
  return reshape(sent, shape, stored.timeZone);
}

/** The parts a query asks for by its Include flags. */
export function askedParts(query: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const names = Object.entries(includes).filter(([flag]) =>
    query.get(flag)?.some((v) => /^(true|1)$/i.test(v)),
  );
  return new Set(names.flatMap(([, parts]) => parts));
}

/** Every part, as the answer to a DELETE carries them. */
export const everyPart: ReadonlySet<string> = gated;

function reshape(sent: Record<string, unknown>, shape: Shape | undefined, timeZone: string) {
  switch (shape) {
    case 'z-dates':
      return mapDates(
        sent,
        (wall) => `${new Date(instantOf(wall, timeZone)).toISOString().slice(0, 19)}Z`,
      );
    case 'date-dates':
      return mapDates(sent, (wall) => `/Date(${instantOf(wall, timeZone)})/`);
    case 'year-1-dates':
      return mapDates(sent, () => '0001-01-01T00:00:00');
    case 'older-version': {
      // S0's version: CalendarExportStatus is there, InvoiceAddress and ReferenceTypeId are not.
      const { InvoiceAddress: _left, ...older } = sent;
      return { ...older, CalendarExportStatus: [] };
    }
    case 'unknown-fields':
      return {
        ...sent,
        Brand: { New: [1, 'two', null] },
        Weather: 'snow',
        GoogleMeetUrl: 'https://meet.example/x',
      };
    case 'unknown-status':
      return { ...sent, Status: 'Postponed', StatusId: 11, StatusName: 'Postponed' };
    case 'numeric-status':
    case 'everything':
    case undefined:
      return sent;
  }
}

const dates = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

function mapDates(
  sent: Record<string, unknown>,
  change: (wall: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(sent).map(([key, value]) => [
      key,
      typeof value === 'string' && dates.test(value) ? change(value) : value,
    ]),
  );
}

// Good enough for a sandbox: the offset that the zone has at about that instant.
function instantOf(wall: string, timeZone: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(new Date(asUtc))
    .replace(' ', 'T');
  return asUtc - (Date.parse(`${shown}Z`) - asUtc);
}

/** ServiceStack's error body. */
export function errorBody(code: string, message: string, field?: string) {
  return {
    ResponseStatus: {
      ErrorCode: code,
      Message: message,
      Errors: field ? [{ ErrorCode: code, FieldName: field, Message: message }] : [],
    },
  };
}
