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
/** For administrators only, whatever the request includes. */
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
    ...stored.fields,
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
  const says = stored.faults.find((fault) => fault.says)?.says;
  return { ...reshape(sent, shape, stored.timeZone), ...says };
}

/** The parts a query asks for by its Include flags. */
export function askedParts(read: Binder): ReadonlySet<string> {
  return new Set(
    Object.entries(includes).flatMap(([flag, part]) => (read.one(flag, bool) ? [part] : [])),
  );
}

/** Every part, as the answer to a DELETE carries them. */
export const everyPart: ReadonlySet<string> = gated;
