import type { BookingStatus } from '@/lib/booking/booking';
import type { BokaMeraBooking } from './wire';

/** BokaMera's ten statuses by number, from 1 (its BookingStatusQuery and DTOs). */
const statuses: readonly (readonly [name: string, meaning: BookingStatus])[] = [
  ['Booked', 'booked'],
  ['Unbooked', 'cancelled'],
  ['Reserved', 'reserved'],
  ['Canceled', 'cancelled'],
  ['AwaitingPayment', 'awaiting-payment'],
  ['AwaitingPaymentNoTimeLimit', 'awaiting-payment'],
  ['Payed', 'booked'],
  ['AwaitingPaymentRequestFromAdmin', 'awaiting-payment'],
  ['AwaitingPaymentFromProvider', 'awaiting-payment'],
  ['Invoiced', 'booked'],
];

/**
 * What `StatusName` may be in the languages of BokaMera's customers: whole names in lower case. No
 * document lists the translations (inference), so a name that only begins like one does not count:
 * "Avbokning nekad" is no cancellation, and "Bokning avbokad" no booking.
 */
const translations: ReadonlyMap<string, BookingStatus> = new Map<string, BookingStatus>(
  [
    {
      meaning: 'booked' as const,
      names: [
        ...['bokad', 'bekräftad', 'betald', 'fakturerad', 'confirmed', 'paid'],
        ...['bestilt', 'booket', 'bekreftet', 'bekræftet', 'betalt', 'fakturert', 'faktureret'],
        ...['varattu', 'vahvistettu', 'maksettu', 'laskutettu'],
        ...['gebucht', 'bestätigt', 'bezahlt', 'in rechnung gestellt'],
        ...['zarezerwowana', 'zarezerwowany', 'zarezerwowano', 'potwierdzona', 'opłacona'],
        ...['محجوز', 'مؤكد', 'مدفوع'],
      ],
    },
    {
      meaning: 'cancelled' as const,
      names: [
        ...['avbokad', 'makulerad', 'annullerad', 'inställd', 'cancelled'],
        ...['avbestilt', 'avbooket', 'kansellert', 'afbestilt', 'aflyst', 'annulleret'],
        ...['peruttu', 'peruutettu', 'storniert', 'abgesagt'],
        ...['odwołana', 'odwołany', 'odwołano', 'anulowana', 'anulowany', 'ملغى', 'ملغي'],
      ],
    },
    {
      meaning: 'reserved' as const,
      names: ['reserverad', 'reservert', 'reserveret', 'reserviert', 'alustavasti varattu'],
    },
    {
      meaning: 'awaiting-payment' as const,
      names: [
        ...['väntar på betalning', 'inväntar betalning', 'obetald', 'awaiting payment', 'unpaid'],
        ...['venter på betaling', 'afventer betaling', 'odottaa maksua', 'wartet auf zahlung'],
      ],
    },
  ].flatMap(({ meaning, names }) => names.map((name) => [name, meaning] as const)),
);

/** Every status id, for a read that must also find cancelled bookings. */
export const everyStatusId = statuses.map((_, index) => index + 1);

type StatusFields = Partial<
  Pick<BokaMeraBooking, 'Status' | 'StatusId' | 'StatusName' | 'StatusInfo'>
>;

/**
 * Combines a booking's status fields. Each may be missing. An unknown number or `Status`, or two
 * that disagree, prove nothing. A known name counts. An unknown name next to Booked may mean
 * anything, so the status is unknown; next to another status it is taken for a translation, unless
 * it contains a word of denial or waiting.
 */
export function toStatus({
  Status,
  StatusId,
  StatusName,
  StatusInfo,
}: StatusFields): BookingStatus {
  const said = [StatusId, Status, StatusInfo?.Id].filter(isFilled).map(meaningOf);
  const names = [StatusName, StatusInfo?.Name].filter(isFilled);
  const known = [...said, ...names.flatMap((name) => meaningOfName(name) ?? [])];
  const [first = 'unknown', ...others] = known;
  if (!others.every((other) => other === first)) return 'unknown';
  const isContested = names
    .filter((name) => meaningOfName(name) === undefined)
    .some((name) => first === 'booked' || denial.test(String(name)));
  return isContested ? 'unknown' : first;
}

/** Whether a booking awaits a payment that may run out: one of its statuses is named for having no limit. */
export function hasPaymentLimit(fields: StatusFields): boolean {
  const said = [fields.StatusId, fields.Status, fields.StatusInfo?.Id, fields.StatusName];
  const isUnlimited = (status: string | number) =>
    statuses[indexOf(status)]?.[0] === 'AwaitingPaymentNoTimeLimit';
  return toStatus(fields) === 'awaiting-payment' && !said.filter(isFilled).some(isUnlimited);
}

/** Words in a name that mean "not", "not yet" or "no longer". */
const denial =
  /(?:^|\s)(?:ej|inte|icke|ikke|ei|nicht|nie|not|no)(?:\s|$)|nek|avvis|avslag|avslå|refus|reject|declin|denied|pending|request|begär|återak|reactiv|restor|förfall|utgång|expir/i;

function isFilled(value: string | number | undefined): value is string | number {
  return value !== undefined && String(value).trim() !== '';
}

/** The meaning of a name in the API's own words or a known translation; undefined for any other. */
function meaningOfName(name: string | number): BookingStatus | undefined {
  const meaning = meaningOf(name);
  if (meaning !== 'unknown') return meaning;
  return translations.get(String(name).trim().toLowerCase());
}

function meaningOf(status: string | number): BookingStatus {
  return statuses[indexOf(status)]?.[1] ?? 'unknown';
}

/** The index of a status, by its number, its number as text, or its name in any case. */
function indexOf(status: string | number): number {
  const name = String(status).trim().toLowerCase();
  return /^\d+$/.test(name)
    ? Number(name) - 1
    : statuses.findIndex(([known]) => known.toLowerCase() === name);
}
