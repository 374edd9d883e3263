import type {
  Bookable,
  Booking,
  Company,
  Money,
  Payment,
  PriceLine,
  Resource,
} from '@/lib/booking/booking';
import type { Moment } from '@/lib/booking/moment';
import { readUrl } from '@/lib/read-url';
import { isUnset, readWireDate } from './dates';
import { readHtml } from './read-html';
import { type Amount, readNumber } from './read-number';
import { filled, readLine, readProse, worded } from './read-text';
import { hasPaymentLimit, toStatus } from './statuses';
import { timeZoneOf } from './time-zones';
import type { BokaMeraBooking } from './wire';

/**
 * Turns BokaMera's booking into ours, keeping only what its customer may see.
 *
 * @param fallbackTimeZone zone of companies whose country does not tell it
 */
export function toBooking(wire: BokaMeraBooking, fallbackTimeZone: string | undefined): Booking {
  const company = toCompany(wire, fallbackTimeZone);
  const moment = (value: string | number | undefined) => readWireDate(value, company.timeZone);
  const start = moment(wire.From);
  const end = unlessBefore(start, moment(wire.To));
  const deadline = moment(wire.LastTimeToUnBook);
  return {
    id: wire.Id,
    status: statusOf(wire),
    company,
    service: wire.Service && {
      name: readLine(wire.Service.Name),
      description: readProse(wire.Service.Description),
    },
    start,
    end,
    lengthInMinutes: lengthOf(wire, start, end),
    // A started booking cannot be cancelled, so a deadline after the start is no deadline.
    deadline: start && deadline && deadline.earliest > start.earliest ? undefined : deadline,
    unreadable: [
      ...(start ? [] : ['start' as const]),
      ...(deadline || isUnset(wire.LastTimeToUnBook) ? [] : ['deadline' as const]),
    ],
    payBefore: hasPaymentLimit(wire) ? moment(wire.PaymentExpiration) : undefined,
    cancelledOn: moment(wire.UnbookedOn),
    madeOn: moment(wire.CreatedDate),
    updatedOn: moment(wire.UpdatedDate),
    resources: toResources(wire),
    priceLines: entriesOf(wire.Quantities)
      .map(toPriceLine)
      .filter(({ quantity }) => quantity === undefined || quantity > 0),
    payments: (wire.PaymentLog ?? [])
      .map(toPayment)
      .filter(({ paid, credited }) => paid ?? credited),
    messageToCustomer: readProse(wire.CommentsToCustomer),
    bookable: toBookable(wire),
  };
}

/** Undefined where one of the numbers is missing: a time for less than was booked is no time for it. */
function toBookable(wire: BokaMeraBooking): Bookable | undefined {
  const companyId = filled(wire.Company?.Id) ?? filled(wire.CompanyId);
  const serviceId = wire.Service?.Id;
  if (companyId === undefined || serviceId === undefined) return undefined;
  if (isCut(wire)) return undefined;
  const resources = entriesOf(wire.BookedResourceTypes).flatMap(({ Id: typeId, Resources }) =>
    entriesOf(Resources).map(({ Id: id }) => ({ typeId, id })),
  );
  const known = resources.flatMap(({ typeId, id }) =>
    typeId === undefined || id === undefined ? [] : [{ typeId, id }],
  );
  if (known.length < resources.length) return undefined;
  const people = entriesOf(wire.Quantities)
    .filter(({ OccupiesSpot }) => OccupiesSpot !== false)
    .map(({ Quantity }) => readNumber(Quantity))
    .reduce((sum, { value, text }) => sum + (value ?? (text === undefined ? 1 : NaN)), 0);
  const places = wire.Service?.IsGroupBooking === true ? Math.max(1, people) : 1;
  if (Number.isNaN(places)) return undefined;
  return {
    companyId,
    serviceId,
    serviceMinutes: minutes(wire.Service?.LengthInMinutes),
    resources: known,
    places,
  };
}

/** A booking that is active and says when it was unbooked, however that is written, contradicts itself. */
function statusOf(wire: BokaMeraBooking): Booking['status'] {
  const status = toStatus(wire);
  return isUnset(wire.UnbookedOn) || status === 'cancelled' ? status : 'unknown';
}

/** The end; undefined when it is not after the start. */
function unlessBefore(start: Moment | undefined, end: Moment | undefined): Moment | undefined {
  return start && end && end.earliest <= start.earliest ? undefined : end;
}

/**
 * How long it takes in minutes: what the booking says of itself, or else its service, but nothing
 * that its own start and end contradict, by the clock and by the time that passes.
 */
function lengthOf(
  wire: BokaMeraBooking,
  start: Moment | undefined,
  end: Moment | undefined,
): number | undefined {
  const said = minutes(wire.LengthInMinutes) ?? minutes(wire.Service?.LengthInMinutes);
  if (!start || !end) return said;
  const passing = end.earliest - start.earliest;
  const onClock = Date.parse(`${end.wall}Z`) - Date.parse(`${start.wall}Z`);
  return [passing, onClock].some((span) => span === (said ?? 0) * 60_000) ? said : undefined;
}

function toCompany(wire: BokaMeraBooking, fallbackTimeZone: string | undefined): Company {
  const company = wire.Company;
  const country = filled(company?.CountryId)?.toUpperCase();
  const homePage = publicAddress(filled(company?.HomePage));
  return {
    source: 'api',
    id: filled(company?.Id) ?? filled(wire.CompanyId),
    name: readLine(company?.Name),
    street:
      [company?.Street1, company?.Street2].map(readLine).filter(Boolean).join(', ') || undefined,
    postalCode: readLine(company?.ZipCode),
    city: readLine(company?.City),
    country,
    phone: filled(company?.Phone && readHtml(company.Phone, 'without links')),
    email: readLine(company?.Email),
    logo: filled(company?.LogoType),
    bookAgainPage: pageAtBokaMera(company?.SitePath) ?? homePage,
    homePage,
    timeZone: timeZoneOf(country, readLine(company?.ZipCode), fallbackTimeZone),
  };
}

// Companies live at {SitePath}.bokamera.se, as seen in the wild.
function pageAtBokaMera(sitePath: string | undefined): string | undefined {
  const path = filled(sitePath)?.toLowerCase();
  return path && hostLabel.test(path) && !ownHosts.has(path)
    ? `https://${path}.bokamera.se`
    : undefined;
}

/** An address on the web that anybody can open: no credentials, no port, no machine by its number. */
function publicAddress(written: string | undefined): string | undefined {
  if (!written) return undefined;
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  const url = readUrl(address);
  if (!url) return undefined;
  const { href, hostname, username, password, port } = url;
  const plain = username === '' && password === '' && port === '';
  return plain && publicHost.test(hostname) ? href : undefined;
}

/** Hosts of BokaMera's own, where no company lives. */
const ownHosts = new Set('www api testapi identity mail admin login app cdn status'.split(' '));
/** A name under a top-level domain of letters, none of which is for private use (RFC 6761, 6762, 8375). */
const publicHost =
  /^(?!.*\.(?:local|localhost|internal|test|invalid|example|onion|home\.arpa)$)(?:[a-z\d_-]+\.)+(?:[a-z]{2,}|xn--[a-z\d-]+)$/;
/** RFC 1123, 2.1. */
const hostLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

function toResources(wire: BokaMeraBooking): Resource[] {
  if (isCut(wire)) return [];
  return entriesOf(wire.BookedResourceTypes).flatMap((type) => {
    const kind = readLine(type.Name);
    return entriesOf(type.Resources).flatMap((resource) => {
      const name = readLine(resource.Name);
      return name ? [{ kind, name }] : [];
    });
  });
}

/** A list of which too much came to be read shows nothing. */
function entriesOf<T>(list: readonly T[] | 'too-long' | undefined): readonly T[] {
  return list === 'too-long' || list === undefined ? [] : list;
}

/** Most resources of all types together. */
const mostResources = 50;

/** Whether more was booked than is read of it. */
function isCut({ BookedResourceTypes: types, Quantities: quantities }: BokaMeraBooking): boolean {
  const lists = entriesOf(types).map(({ Resources }) => Resources);
  const resources = lists.reduce((sum, list) => sum + entriesOf(list).length, 0);
  return [types, quantities, ...lists].includes('too-long') || resources > mostResources;
}

type Entry<List> =
  Exclude<List, 'too-long' | undefined> extends readonly (infer One)[] ? One : never;

function toPriceLine(quantity: Entry<BokaMeraBooking['Quantities']>): PriceLine {
  const many = readNumber(quantity.Quantity);
  const price = readNumber(quantity.Price);
  const sign = readLine(quantity.PriceSign) ?? readLine(quantity.CurrencyId);
  const texts = [worded(quantity.PriceText), withSign(price, sign)];
  return {
    // A number that cannot be read stands with what it counts.
    category: [readLine(quantity.Category), many.text].filter(Boolean).join(', ') || undefined,
    quantity: many.value,
    text: [...new Set(texts)].filter(Boolean).join(' / ') || undefined,
    amount: toMoney(price.value, quantity.CurrencyId, quantity.PriceSign),
  };
}

/** A price that is no plain number, as it came; with its sign if it is in digits alone. */
function withSign({ text }: Amount, sign: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return [text, /\p{L}|\p{Sc}/u.test(text) ? undefined : sign].filter(Boolean).join(' ');
}

function toPayment(payment: NonNullable<BokaMeraBooking['PaymentLog']>[number]): Payment {
  // What is less than the smallest coin was neither paid nor credited.
  const money = (value: number | null | undefined) =>
    value !== undefined && value !== null && value >= 0.005
      ? toMoney(value, payment.CurrencyId, payment.CurrencyInfo?.CurrencySign)
      : undefined;
  return { paid: money(payment.Amount), credited: money(payment.AmountCredited) };
}

function toMoney(
  value: number | undefined,
  currency: string | undefined,
  sign: string | undefined,
): Money | undefined {
  if (value === undefined) return undefined;
  const code = filled(currency)?.toUpperCase();
  return {
    // What is less than the smallest coin is nothing, and nothing is not negative.
    value: Math.abs(value) < 0.005 ? 0 : value,
    currency: code && /^[A-Z]{3}$/.test(code) ? code : undefined,
    sign: readLine(sign) ?? readLine(currency),
  };
}

/** A length that a booking can have: whole minutes, a year at most. */
function minutes(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value > 0 && value <= 366 * 24 * 60
    ? value
    : undefined;
}
