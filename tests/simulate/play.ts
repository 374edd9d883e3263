import { companyLocale } from '@/i18n/locales';
import { words } from '../support/words';
import { type Form, type Page, readPage } from './browser';
import { falseClaim, type Moment } from './claims';
import type { Fleet, Place } from './fleet';
import type { Step, Story, Words } from './story';
import { createVirtualApi, internal, stranger } from './virtual-api';

/** What the site did that it never may, and the page on which it showed. */
export class Untrue extends Error {
  constructor(
    readonly what: string,
    readonly page: Page | undefined,
  ) {
    super(what);
  }
}

type Tab = {
  page: Page | undefined;
  /** The pages before, each with what was confirmed by then. */
  readonly behind: Pick<Tab, 'page' | 'confirmedAt'>[];
  /** The last form that was sent. */
  sent: Sending | undefined;
  confirmedAt: number | undefined;
};

type Sending = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

const site = 'https://avboka.example';
/** A browser of which silence means nothing. */
const agent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1';

/**
 * Lives through one story on a fleet, and asks after every answer whether it was true.
 *
 * @param id number of the booking; no two stories of one fleet may have the same
 * @returns the state of every page that was seen; a redirect has none
 * @throws Untrue at the first answer that was not
 */
export async function play(story: Story, id: number, fleet: Fleet): Promise<readonly string[]> {
  const code = `KOD${id}HEMLIG`;
  const api = createVirtualApi(story, { id, code });
  fleet.serve(api);
  fleet.takeLog();
  const link = `${site}/sv/bookings/${id}?code=${code}`;
  const tabs: readonly Tab[] = [newTab(), newTab()];
  let place: Place = { release: 0, instance: 0 };
  const seen: string[] = [];

  const request = async (
    method: 'GET' | 'POST',
    url: string,
    {
      fields = {},
      headers = {},
      at = place,
    }: {
      fields?: Readonly<Record<string, string>>;
      headers?: Record<string, string>;
      at?: Place;
    } = {},
  ) => {
    const body = method === 'POST' ? new URLSearchParams(fields).toString() : null;
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
    seen.push(page.state ?? String(page.status));
    return { page, location: response.headers.get('location') ?? undefined };
  };

  /** Asks for a page, and then whether all it says is so. */
  const visit = async (tab: Tab, url: string): Promise<Page> => {
    const before = api.asked.length;
    const { page } = await request('GET', url);
    if (tab.page) tab.behind.push({ page: tab.page, confirmedAt: tab.confirmedAt });
    if (!url.includes('receipt=')) tab.confirmedAt = undefined;
    check({
      page,
      asked: api.asked.slice(before),
      api,
      paid: story.booking.paid > 0,
      confirmedAt: tab.confirmedAt,
    });
    tab.page = page;
    return page;
  };

  const check = (moment: Moment) => {
    const { page, asked } = moment;
    if (page.method === 'GET' && asked.some(({ kind }) => kind === 'cancel'))
      throw new Untrue('a GET sent a DELETE', page);
    const wrong = falseClaim(moment);
    if (wrong) throw new Untrue(wrong, page);
    checkSecrets(page.source, page);
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

  /** Sends a form, once or several times at once, and judges what comes of it. */
  const send = async (
    tab: Tab,
    sending: Sending,
    {
      times = 1,
      headers = {},
      at = [place],
    }: { times?: number; headers?: Record<string, string>; at?: readonly Place[] } = {},
  ) => {
    const before = api.asked.length;
    tab.sent = sending;
    const url = new URL(sending.action, site).href;
    if (!url.includes('receipt=')) tab.confirmedAt = undefined;
    const answers = await Promise.all(
      Array.from({ length: times }, (_, index) =>
        request('POST', url, { fields: sending.fields, headers, at: at[index] ?? place }),
      ),
    );
    const asked = api.asked.slice(before);
    const cancels = asked.filter(({ kind }) => kind === 'cancel');
    const [last] = answers.slice(-1);
    if (cancels.length > at.length)
      throw new Untrue(`${cancels.length} DELETEs for one press`, last?.page);
    const expected = wordsFor(sending.fields, story.booking.country);
    for (const { comment } of cancels)
      if (comment !== expected)
        throw new Untrue(`the company got "${comment}" in place of "${expected}"`, last?.page);

    for (const { page, location } of answers) {
      checkSecrets(location ?? '', page);
      if (page.status === 303) {
        if (!api.wasCancelled()) throw new Untrue('a cancel that nobody confirmed', page);
        tab.confirmedAt = api.now();
        continue;
      }
      if (times === 1) {
        check({ page, asked, api, paid: story.booking.paid > 0, confirmedAt: tab.confirmedAt });
        if (headers['sec-fetch-site'] === undefined) checkKept(page, sending.fields);
      }
    }
    const done = answers.find(({ page }) => page.status === 303);
    if (!done?.location) {
      if (last) tab.page = last.page;
      return;
    }
    const end = await visit(tab, new URL(done.location, site).href);
    if (end.state !== 'cancelled')
      throw new Untrue(`confirmed, and the page then says "${end.state}"`, end);
  };

  const press = async (
    tab: Tab,
    typed: Words,
    quick: boolean,
    how: { times?: number; headers?: Record<string, string>; at?: readonly Place[] } = {},
  ) => {
    // Whoever presses has opened something.
    const { form } = tab.page ?? (await visit(tab, link));
    if (!form) return;
    api.pass(quick ? 300 : 4_000);
    await send(tab, { action: form.action, fields: filled(form, typed) }, how);
  };

  const act = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'open':
        await visit(tabOf(tabs, step.tab), link);
        return;
      case 'reload': {
        const tab = tabOf(tabs, step.tab);
        if (tab.page?.method === 'GET') await visit(tab, tab.page.url);
        return;
      }
      case 'send-again': {
        const tab = tabOf(tabs, step.tab);
        if (tab.sent) await send(tab, tab.sent);
        return;
      }
      case 'back': {
        const tab = tabOf(tabs, step.tab);
        Object.assign(tab, tab.behind.pop());
        return;
      }
      case 'keep':
      case 'change-language': {
        const tab = tabOf(tabs, step.tab);
        const wanted = 'locale' in step ? `/${step.locale}/bookings/` : `/bookings/${id}/kept`;
        const to = tab.page?.links.find((one) => one.includes(wanted));
        if (to) await visit(tab, new URL(to, site).href);
        return;
      }
      case 'calendar': {
        const before = api.asked.length;
        const { page } = await request('GET', link.replace('?', '/calendar?'));
        const told = api.asked.at(-1)?.told;
        if (api.asked.slice(before).some(({ kind }) => kind === 'cancel'))
          throw new Untrue('a GET sent a DELETE', page);
        if (page.text.includes('STATUS:CONFIRMED') && told !== 'booked')
          throw new Untrue(`the calendar confirms what the API calls ${told}`, page);
        if (page.text.includes('METHOD:CANCEL') && told !== 'cancelled')
          throw new Untrue(`the calendar cancels what the API calls ${told}`, page);
        checkSecrets(page.source, page);
        return;
      }
      case 'press':
        await press(tabOf(tabs, step.tab), step.words, step.quick);
        return;
      case 'press-twice':
        await press(tabOf(tabs, step.tab), step.words, step.quick, { times: 2 });
        return;
      case 'press-from-elsewhere': {
        const before = api.asked.length;
        await press(tabOf(tabs, step.tab), step.words, step.quick, {
          headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
        });
        if (api.asked.slice(before).some(({ kind }) => kind === 'cancel'))
          throw new Untrue('another site cancelled', tabOf(tabs, step.tab).page);
        return;
      }
      case 'race':
        await press(tabOf(tabs, 0), step.words, false, {
          times: 2,
          at: [place, { ...place, instance: 1 - place.instance }],
        });
        return;
      case 'scan': {
        const before = api.asked.length;
        const scanner = newTab();
        const page = await visit(scanner, link);
        if (step.pressing && page.form) await press(scanner, { comment: '', reason: '' }, true);
        if (api.asked.slice(before).some(({ kind }) => kind === 'cancel'))
          throw new Untrue('a scanner cancelled', scanner.page);
        return;
      }
      case 'wait':
        api.pass(step.minutes * 60_000);
        return;
      case 'other-instance':
        place = { ...place, instance: 1 - place.instance };
        return;
      case 'redeploy':
        place = { ...place, release: place.release ^ 1 };
        return;
      case 'rotate-secret':
        place = { ...place, release: place.release | 2 };
        return;
      case 'company':
        api.company(step.moves);
    }
  };

  for (const step of story.steps) await act(step);
  return seen;
}

const newTab = (): Tab => ({
  page: undefined,
  behind: [],
  sent: undefined,
  confirmedAt: undefined,
});

function tabOf(tabs: readonly Tab[], index: number): Tab {
  const tab = tabs[index];
  if (!tab) throw new Error(`No tab ${index}`);
  return tab;
}

/** A form as a customer sends it: words typed where it asks for them, and carried on where not. */
function filled({ fields, asks }: Form, { comment, reason }: Words): Record<string, string> {
  if (!asks) return { ...fields };
  return { ...fields, comment, ...(reason === '' ? {} : { reason }) };
}

/** What the company is to read: the reason in its own language, then the customer's own words. */
function wordsFor(
  { comment = '', reason }: Readonly<Record<string, string>>,
  country: string,
): string {
  if (!reason) return comment;
  const t = wordsOf(companyLocale(country));
  const worded = t.markup(`form.reason.${reason}` as 'form.reason.ill');
  return comment === '' ? worded : t('form.recorded', { reason: worded, comment });
}

const kept = new Map<string, ReturnType<typeof words>>();

function wordsOf(locale: string) {
  const t = kept.get(locale) ?? words(locale);
  kept.set(locale, t);
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
  if (
    page.form?.fields.comment !== (comment === '' ? page.form?.fields.comment : comment) ||
    (page.form?.fields.reason ?? '') !== reason
  )
    throw new Untrue('what the customer wrote is lost', page);
}
