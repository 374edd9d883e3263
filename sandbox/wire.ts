import { z } from 'zod';
import { type Binder, bool } from './binding';
import { type Stored, statusNames } from './bookings';
import { reshape } from './shapes';

/** Parts that a read leaves out unless its flag is set. */
const includes: Readonly<Record<string, string>> = {
  IncludeBookedResourceTypes: 'BookedResourceTypes',
  IncludeCustomFields: 'CustomFields',
  IncludeCustomFieldValues: 'CustomFieldValues',
  IncludePaymentLog: 'PaymentLog',
  IncludeExternalReferences: 'ExternalReference',
  IncludeCompanyInformation: 'Company',
  IncludeServiceInformation: 'Service',
  IncludeCustomerInformation: 'Customer',
  IncludeInvoiceAddress: 'InvoiceAddress',
  IncludeLog: 'Log',
  IncludeCheckoutLog: 'CheckoutLog',
  IncludeQuantityInformation: 'Quantities',
  IncludeCalendarExportStatus: 'CalendarExportStatus',
  IncludeStatusInformation: 'StatusInfo',
  IncludeTags: 'Tags',
};

const gated = new Set(Object.values(includes));
/** For administrators only, whatever is asked. */
const administratorsOnly = new Set(['Log']);

const statusWords: Readonly<Record<'sv' | 'en', Readonly<Record<number, string>>>> = {
  sv: {
    1: 'Bokad',
    2: 'Avbokad',
    3: 'Reserverad',
    4: 'Makulerad',
    5: 'Väntar på betalning',
    6: 'Väntar på betalning utan tidsgräns',
    7: 'Betald',
    8: 'Betalning begärd',
    9: 'Väntar på betaltjänsten',
    10: 'Fakturerad',
  },
  en: {},
};

/** BookingStatusQueryResponse. */
export function statusInfo(id: number, language: 'sv' | 'en') {
  const words = statusWords[language][id] ?? statusNames[id] ?? 'Unheard of';
  return { Id: id, Name: words, Description: words, Icon: 'fa-check', Color: '#3a3' };
}

/** A booking as the API answers it: PascalCase, nulls left out, gated parts only when asked for. */
export function toWire(
  stored: Stored,
  asked: ReadonlySet<string>,
  language: 'sv' | 'en',
  forAdministrator = false,
) {
  const shape = stored.faults.find((fault) => fault.shape)?.shape;
  const name = statusNames[stored.StatusId] ?? 'Unheard of';
  const info = statusInfo(stored.StatusId, language);
  const whole: Record<string, unknown> = {
    Id: stored.Id,
    ...ownParts(stored),
    Status: shape === 'numeric-status' ? stored.StatusId : name,
    StatusId: stored.StatusId,
    StatusName: info.Name,
    StatusInfo: info,
    CancellationCode: stored.CancellationCode,
  };
  const sent = Object.fromEntries(
    Object.entries(whole).filter(
      ([key, value]) =>
        value !== null &&
        value !== undefined &&
        (shape === 'everything' ||
          ((!gated.has(key) || asked.has(key)) &&
            (forAdministrator || !administratorsOnly.has(key)))),
    ),
  );
  return reshape(sent, shape, stored.timeZone);
}

const parts = z.array(z.looseObject({ BookingId: z.number() }));

/** What is in a booking names it. */
function ownParts({ Id, fields }: Stored): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const named = parts.safeParse(value);
      return [name, named.success ? named.data.map((p) => ({ ...p, BookingId: Id })) : value];
    }),
  );
}

/** The parts a query asks for by its Include flags. */
export function askedParts(read: Binder): ReadonlySet<string> {
  return new Set(
    Object.entries(includes).flatMap(([flag, part]) => (read.one(flag, bool) ? [part] : [])),
  );
}

/** Every part, as the answer to a DELETE carries them. */
export const everyPart: ReadonlySet<string> = gated;
