import type { Locale } from '@/i18n/locales';
import type { BookingLink } from './booking/link';

/** A page that shows no booking. */
export type SitePage = 'home' | 'help' | 'privacy' | 'accessibility' | 'verify';

/** The pages below that of a booking. */
export const subpages = ['/kept', '/calendar', '/receipt', '/time'] as const;

/** What can follow a booking in an address. */
export type BelowBooking = '' | (typeof subpages)[number];

/** The address of a page that shows no booking. */
export function sitePath(locale: Locale, page: SitePage = 'home'): string {
  return page === 'home' ? `/${locale}` : `/${locale}/${page}`;
}

/** The same page in any language. */
export function sitePathIn(page: SitePage = 'home'): (locale: Locale) => string {
  return (locale) => sitePath(locale, page);
}

/** Where the form that finds a booking goes. */
export function findPath(locale: Locale): string {
  return `/${locale}/bookings`;
}

/** The same form, showing again what was typed. */
export function mistypedPath(locale: Locale, sealed: string): string {
  return `${findPath(locale)}?typed=${sealed}`;
}

/** An address of this site in another language; `below` is what follows the language in it. */
export function pathInLanguage(locale: Locale, below: string): string {
  return `/${locale}${below}`;
}

/** The address of a booking's page as it stands in emails. */
export function bookingPath(locale: Locale, { id, code }: BookingLink): string {
  return `${findPath(locale)}/${id}?${new URLSearchParams({ code })}`;
}

/**
 * What can follow the ticket in the query of a booking's address. The names in addresses stay as they are:
 * histories and mails keep addresses for years.
 */
export const queryNames = {
  /** A signed proof that the booking of this link was cancelled. */
  proof: 'receipt',
  /** The sealed words and facts of that cancel. */
  record: 'record',
  /** A signed change of time, proved or asked for. */
  move: 'move',
  /** The sealed result of a press without a token of its own, such as one that proved nothing. */
  result: 'after',
  /** The day whose free times are shown, `YYYY-MM-DD`. */
  day: 'day',
  /** The start that the customer chose, as `momentText` writes it. */
  chosen: 'to',
  /** `no` leaves the customer's words out of a receipt. */
  words: 'words',
} as const;

type QueryName = keyof typeof queryNames;

/** Part of a query, to follow the ticket; empty without a value. */
export function queryOf(name: QueryName, value: string | undefined): string {
  return value === undefined ? '' : `&${queryNames[name]}=${encodeURIComponent(value)}`;
}

/** A parameter's value in an address that was opened; null when it is absent. */
export function inQuery({ searchParams }: URL, name: QueryName): string | null {
  return searchParams.get(queryNames[name]);
}

/**
 * The address of a booking's page, or of one below it, with a ticket in place of the code.
 *
 * @param rest what follows the ticket in the query, made by `queryOf`
 */
export function ticketPath(
  locale: Locale,
  { id, ticket }: { readonly id: number; readonly ticket: string },
  below: BelowBooking = '',
  rest = '',
): string {
  return `${findPath(locale)}/${id}${below}?ticket=${ticket}${rest}`;
}

/** The page of the booking that was asked for, or home; `id` and `search` come from outside. */
export function bookingOrHome(locale: Locale, id: string, search: string): string {
  return id === '' ? sitePath(locale) : `${findPath(locale)}/${encodeURIComponent(id)}${search}`;
}
