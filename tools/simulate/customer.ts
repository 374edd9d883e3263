import { companyLocale } from '@/i18n/locales';
import { cancelReasons } from '@/lib/booking/cancel-form';
import { words } from '../support/words';
import { type Form, type Page, readPage } from './browser';
import { falseClaim, type Moment } from './claims';
import type { Fleet, Place } from './fleet';
import type { Story, Words } from './story';
import type { VirtualApi } from './virtual-api';
import { internal, stranger } from './wire-booking';

/** Something that the site must never do, and the page that showed it. */
export class Untrue extends Error {
  constructor(
    readonly what: string,
    readonly page: Page | undefined,
  ) {
    super(what);
  }
}

/** One tab of a browser. */
export type Tab = {
  page: Page | undefined;
  /** The pages before, each with what was confirmed by then. */
  readonly behind: Pick<Tab, 'page' | 'confirmedAt'>[];
  /** The last form that was sent. */
  sent: Sending | undefined;
  /** The process that it was sent to. */
  sentTo: Place | undefined;
  confirmedAt: number | undefined;
};

/** A form as it is sent. */
type Sending = {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A browser whose missing signals mean nothing. */
const agent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1';

/** How a form is sent: once or several times at once, and to which of the site's processes. */
type How = {
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: readonly Place[];
};

/** One customer's browser. After every answer it checks whether the answer was true. */
export type Customer = {
  /** Where requests go; moved by releases and balancers. */
  place: Place;
  /** The address in the customer's email. */
  readonly link: string;
  /** The state of every page that was seen; a redirect has its status. */
  readonly seen: readonly string[];
  readonly visit: (tab: Tab, url: string) => Promise<Page>;
  /** Sends a form again as it was. */
  readonly send: (tab: Tab, sending: Sending, how?: How) => Promise<void>;
  /** Presses the button of the tab's page, after reading it or not. */
  readonly press: (tab: Tab, typed: Words, quick: boolean, how?: How) => Promise<void>;
  readonly fetchCalendar: () => Promise<void>;
  /** Does something that must neither cancel nor move. */
  readonly withoutChange: (what: string, act: () => Promise<Page | undefined>) => Promise<void>;
};

/** Where the site is, in every story. */
export const site = 'https://avboka.example';

/** Gives one story's customer a browser. */
export function createCustomer(
  story: Story,
  id: number,
  code: string,
  api: VirtualApi,
  fleet: Fleet,
): Customer {
  const link = `${site}/sv/bookings/${id}?code=${code}`;
  const seen: string[] = [];
  const ticketsGivenAt = new Map<string, number>();
  let missedAt: number | undefined;
  /**
   * What the API was asked by the press that an address or a form tells of, and the time that was chosen.
   * Of several presses at once, nobody can tell which one asked.
   */
  const presses = new Map<string, Pick<Moment, 'asked' | 'wanted' | 'before'> | 'several'>();

  const request = async (
    method: 'GET' | 'POST',
    url: string,
    {
      fields = {},
      headers = {},
      at = customer.place,
    }: {
      fields?: Readonly<Record<string, string>>;
      headers?: Readonly<Record<string, string>>;
      at?: Place;
    } = {},
  ) => {
    const body = method === 'POST' ? new URLSearchParams(fields).toString() : null;
    const askedAt = api.now();
    const askedBefore = api.asked.length;
    const response = await fleet.fetch(
      at,
      new Request(url, {
        method,
        body,
        headers: {
          'user-agent': agent,
          ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      }),
    );
    const page = await readPage(method, url, response);
    if (api.asked.slice(askedBefore).some(({ told }) => told === 'not-listed')) missedAt = askedAt;
    seen.push(page.state ?? String(page.status));
    const location = response.headers.get('location') ?? undefined;
    for (const ticket of ticketsIn(`${page.source} ${location}`))
      if (!ticketsGivenAt.has(ticket)) ticketsGivenAt.set(ticket, askedAt);
    return { page, location };
  };

  /** Requests a page and checks every claim on it. */
  const visit = async (tab: Tab, url: string): Promise<Page> => {
    const before = api.asked.length;
    const standing = api.standing();
    const { page } = await request('GET', url);
    if (tab.page) tab.behind.push({ page: tab.page, confirmedAt: tab.confirmedAt });
    if (!url.includes('receipt=')) tab.confirmedAt = undefined;
    const asked = api.asked.slice(before);
    if (asked.some(({ kind }) => kind === 'cancel' || kind === 'move'))
      throw new Untrue('a GET changed something', page);
    tab.page = page;
    const pressed = presses.get(afterIn(url));
    if (pressed === 'several') return page;
    check({
      page,
      asked: [...(pressed?.asked ?? []), ...asked],
      api,
      paid: story.booking.paid > 0,
      before: standing,
      wanted: pressed?.wanted ?? new URL(url).searchParams.get('move')?.split('.')[2],
      confirmedAt: tab.confirmedAt,
    });
    return page;
  };

  const check = (told: Omit<Moment, 'ticketGivenAt' | 'missedAt'>) => {
    const { page } = told;
    const [ticket = ''] = ticketsIn(page.url);
    const wrong = falseClaim({
      ...told,
      ticketGivenAt: ticketsGivenAt.get(ticket),
      missedAt,
    });
    if (wrong) throw new Untrue(wrong, page);
    // The form to find a booking holds what the customer's own address held.
    const isFindForm = page.state === 'not-found';
    checkSecrets(isFindForm ? page.source.replaceAll(code, '') : page.source, page);
    checkSecrets(fleet.takeLog(), page);
  };

  const checkSecrets = (text: string, page: Page) => {
    for (const [secret, name] of [
      [code, 'the code'],
      [internal, 'what is internal'],
      [stranger, 'another booking'],
      ['"0001-', 'a date that is unset'],
    ] as const)
      if (text.includes(secret)) throw new Untrue(`${name} is shown or logged`, page);
  };

  /** Sends a form, once or several times at once, and checks the result. */
  const send = async (
    tab: Tab,
    sending: Sending,
    { times = 1, headers = sending.headers ?? {}, at = [customer.place] }: How = {},
  ) => {
    const before = api.asked.length;
    const standing = api.standing();
    tab.sent = { ...sending, headers };
    tab.sentTo = times === 1 ? customer.place : undefined;
    const url = new URL(sending.action, site).href;
    const isOurs = headers['sec-fetch-site'] === undefined;
    if (!url.includes('receipt=')) tab.confirmedAt = undefined;
    const answers = await Promise.all(
      Array.from({ length: times }, (_, index) =>
        request('POST', url, { fields: sending.fields, headers, at: at[index] ?? customer.place }),
      ),
    );
    const asked = api.asked.slice(before);
    const cancels = asked.filter(({ kind }) => kind === 'cancel');
    const moves = asked.filter(({ kind }) => kind === 'move');
    const wanted = sending.fields.time?.replace(/\D/g, '');
    const [last] = answers.slice(-1);
    if (cancels.length > at.length || moves.length > at.length)
      throw new Untrue(`${cancels.length} DELETEs, ${moves.length} PUTs for one press`, last?.page);
    if ((sending.fields.time === undefined ? moves : cancels).length > 0)
      throw new Untrue('a press did what another is for', last?.page);
    const expected = wordsFor(sending.fields, story.booking.country);
    for (const { comment } of cancels)
      if (comment !== expected)
        throw new Untrue(`the company got "${comment}" in place of "${expected}"`, last?.page);

    // The form that finds a booking leads on, too.
    const isCancel = sending.fields.time === undefined && sending.action.includes('/bookings/');
    for (const { page, location } of answers) {
      checkSecrets(location ?? '', page);
      if (location !== undefined && afterIn(location) !== '') {
        // What another site sends is refused, whatever its form did before.
        const form = isOurs ? (sending.fields.token ?? '') : '';
        const earlier = presses.get(form);
        const told =
          times > 1 || earlier === 'several'
            ? 'several'
            : {
                asked: [...(earlier?.asked ?? []), ...asked],
                // A form that has decided leads to the time that it was first sent with.
                wanted:
                  moves.length === 0 && earlier?.wanted !== undefined ? earlier.wanted : wanted,
                before: standing,
              };
        presses.set(afterIn(location), told);
        if (form !== '') presses.set(form, told);
      }
      if (page.status === 303 && isCancel && isProof(location)) {
        if (!api.wasCancelled()) throw new Untrue('a cancel that nobody confirmed', page);
        tab.confirmedAt = api.now();
      }
      if (page.status === 303) continue;
      if (times === 1) {
        check({
          page,
          asked,
          api,
          paid: story.booking.paid > 0,
          before: standing,
          wanted,
          confirmedAt: tab.confirmedAt,
        });
        if (isOurs) checkKept(page, sending.fields);
      }
    }
    const led = answers.filter(({ page }) => page.status === 303);
    const done = led.find(({ location }) => isProof(location)) ?? led[0];
    if (!done?.location) {
      if (last) tab.page = last.page;
      return;
    }
    const end = await visit(tab, new URL(done.location, site).href);
    if (!isProof(done.location) && isOurs) checkKept(end, sending.fields);
    if (cancels.length > 0 && isProof(done.location) && end.state !== 'cancelled')
      throw new Untrue(`confirmed, and the page then says "${end.state}"`, end);
  };

  const press = async (tab: Tab, typed: Words, quick: boolean, how: How = {}) => {
    // Whoever presses has opened something.
    const { form } = tab.page ?? (await visit(tab, link));
    if (!form) return;
    api.pass(quick ? 300 : 4_000);
    await send(tab, { action: form.action, fields: filled(form, typed) }, how);
  };

  const withoutChange: Customer['withoutChange'] = async (what, act) => {
    const before = api.asked.length;
    const page = await act();
    if (api.asked.slice(before).some(({ kind }) => kind === 'cancel' || kind === 'move'))
      throw new Untrue(`${what} changed something`, page);
  };

  const fetchCalendar = () =>
    withoutChange('a calendar file', async () => {
      const { page } = await request('GET', link.replace('?', '/calendar?'));
      const told = api.asked.at(-1)?.told;
      if (page.text.includes('STATUS:CONFIRMED') && told !== 'booked')
        throw new Untrue(`the calendar confirms what the API calls ${told}`, page);
      if (page.text.includes('METHOD:CANCEL') && told !== 'cancelled')
        throw new Untrue(`the calendar cancels what the API calls ${told}`, page);
      checkSecrets(page.source, page);
      return page;
    });

  const customer: Customer = {
    place: { release: 0, instance: 0 },
    link,
    seen,
    visit,
    send,
    press,
    fetchCalendar,
    withoutChange,
  };
  return customer;
}

/** A new tab, with nothing in it. */
export const newTab = (): Tab => ({
  page: undefined,
  behind: [],
  sent: undefined,
  sentTo: undefined,
  confirmedAt: undefined,
});

/** What an address tells of a press; empty where it tells nothing. */
const afterIn = (url: string): string =>
  /[?&](?:after|receipt|move)=([\w.-]+)/.exec(url)?.[1] ?? '';

/** Whether a redirect claims that the press was carried out. */
const isProof = (location = ''): boolean => !location.includes('after=');

/** Every ticket in the addresses of a text. */
const ticketsIn = (text: string): readonly string[] =>
  [...text.matchAll(/[?&]ticket=([^&"\s]+)/g)].map(([, ticket = '']) => ticket);

/** A form as a customer sends it: words typed where it asks for them, and carried on where not. */
function filled(
  { fields, asks, times }: Form,
  { comment, reason, choice }: Words,
): Record<string, string> {
  const time = times[choice % Math.max(1, times.length)];
  if (time !== undefined) return { ...fields, time };
  if (!asks) return { ...fields };
  return { ...fields, comment, ...(reason === '' ? {} : { reason }) };
}

/** What the company should read: the reason in its own language, then the customer's own words. */
function wordsFor(
  { comment = '', reason }: Readonly<Record<string, string>>,
  country: string,
): string {
  const chosen = cancelReasons.find((one) => one === reason);
  if (!chosen) return comment;
  const t = wordsOf(companyLocale(country));
  const worded = t(`form.reason.${chosen}`);
  return comment === '' ? worded : t('form.recorded', { reason: worded, comment });
}

const translators = new Map<string, ReturnType<typeof words>>();

function wordsOf(locale: string) {
  const t = translators.get(locale) ?? words(locale);
  translators.set(locale, t);
  return t;
}

/** A page that can be sent again still holds what the customer wrote. */
function checkKept(
  page: Page,
  { comment = '', reason = '' }: Readonly<Record<string, string>>,
): void {
  const goesOn = [
    'cancellable',
    'confirm-again',
    'not-cancelled',
    'unconfirmed',
    'unavailable',
    'busy',
  ];
  if ((comment === '' && reason === '') || !goesOn.includes(page.state ?? '')) return;
  const kept = page.form?.fields ?? {};
  if ((kept.comment ?? '') !== comment || (kept.reason ?? '') !== reason)
    throw new Untrue('what the customer wrote is lost', page);
}
