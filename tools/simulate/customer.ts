import { type Page, readPage } from './browser';
import type { Moment } from './claims';
import type { Fleet, Place } from './fleet';
import type { Story, Words } from './story';
import { afterIn, chosenTime, filled, isCancel, isProof, type Sending, type Tab } from './tab';
import type { VirtualApi } from './virtual-api';
import type { Standing } from './virtual-booking';
import { checkKept, createWitness, Untrue } from './witness';

/** One of the forms that are sent at the same moment, and the process that it goes to. */
type Sent = { readonly tab: Tab; readonly sending: Sending; readonly at: Place };

/** A browser whose missing signals mean nothing. */
const agent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1';

/** How a button is pressed: to which processes at once, with other headers, before it can be read. */
type How = {
  readonly at?: readonly Place[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly quick?: boolean;
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
  readonly sendAgain: (tab: Tab, sending: Sending) => Promise<void>;
  /** Presses the button of the tab's page, after reading it or not. */
  readonly press: (tab: Tab, typed: Words, how?: How) => Promise<void>;
  /** Presses the buttons of several tabs at the same moment. */
  readonly pressTogether: (tabs: readonly (readonly [Tab, Words])[]) => Promise<void>;
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
  const witness = createWitness(story, code, api, fleet);
  /**
   * What is known of the press that an address or a form tells of. Of several presses at once,
   * nobody can tell which one asked.
   */
  const presses = new Map<
    string,
    Pick<Moment, 'asked' | 'wanted' | 'before' | 'shown'> | 'several'
  >();

  const request = async (
    method: 'GET' | 'POST',
    url: string,
    { fields = {}, headers = {} }: Partial<Pick<Sending, 'fields' | 'headers'>> = {},
    at = customer.place,
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
    const location = response.headers.get('location') ?? undefined;
    seen.push(page.state ?? String(page.status));
    witness.note(page, location, api.asked.slice(askedBefore), askedAt);
    return { page, location };
  };

  /** Requests a page and checks every claim on it. */
  const visit = async (tab: Tab, url: string): Promise<Page> => {
    const askedBefore = api.asked.length;
    const before = api.standing();
    const { page } = await request('GET', url);
    const { shown, confirmed } = tab;
    if (tab.page) tab.behind.push({ page: tab.page, shown, confirmed });
    if (!url.includes('receipt=')) tab.confirmed = undefined;
    const asked = api.asked.slice(askedBefore);
    if (asked.some(({ kind }) => kind === 'cancel' || kind === 'move'))
      throw new Untrue('a GET changed something', page);
    const pressed = presses.get(afterIn(url));
    tab.page = page;
    tab.shown = pressed === 'several' ? undefined : lastSeen([...(pressed?.asked ?? []), ...asked]);
    if (pressed === 'several') {
      witness.checkQuoted(page);
      return page;
    }
    witness.check({
      page,
      asked: [...(pressed?.asked ?? []), ...asked],
      before,
      shown: pressed?.shown,
      wanted: pressed?.wanted ?? new URL(url).searchParams.get('move')?.split('.')[2],
      confirmed: tab.confirmed,
      place: customer.place,
    });
    return page;
  };

  /** Sends one form or several at the same moment, and checks what comes of them. */
  const send = async (all: readonly Sent[]) => {
    const askedBefore = api.asked.length;
    const before = api.standing();
    const isAlone = all.length === 1;
    for (const { tab, sending, at } of all) {
      tab.sent = sending;
      tab.sentTo = isAlone ? at : undefined;
      if (!sending.action.includes('receipt=')) tab.confirmed = undefined;
    }
    const answers = await Promise.all(
      all.map(async (sent) => {
        const url = new URL(sent.sending.action, site).href;
        return { ...sent, ...(await request('POST', url, sent.sending, sent.at)) };
      }),
    );
    const asked = api.asked.slice(askedBefore);
    const [last] = answers.slice(-1);
    checkSent(all, asked, last?.page);

    for (const { tab, sending, at, page, location } of answers) {
      witness.checkSecrets(location ?? '', page);
      // What another site sends is refused, whatever its form did before.
      const isOurs = sending.headers?.['sec-fetch-site'] === undefined;
      const { token = '' } = sending.fields;
      // Instances without a store do not know each other's forms.
      const form = isOurs && token !== '' ? `${token} ${JSON.stringify(at)}` : '';
      // A form that checks again leads back to the page of the press before it.
      const earlier = presses.get(form) ?? presses.get(afterIn(location ?? ''));
      const known = earlier === 'several' ? api.asked : [...(earlier?.asked ?? []), ...asked];
      const press = {
        asked: known,
        // A form that has decided leads to the time that it was first sent with.
        wanted: wantedOf(earlier, asked) ?? sending.fields.time?.replace(/\D/g, ''),
        before,
        shown: sending.shown,
      };
      if (location !== undefined && afterIn(location) !== '') {
        const told = !isAlone || earlier === 'several' ? 'several' : press;
        presses.set(afterIn(location), told);
        if (form !== '') presses.set(form, told);
      }
      if (page.status === 303) {
        if (isCancel(sending) && isProof(location)) tab.confirmed = witness.confirm(known, page);
      } else if (isAlone) {
        witness.check({ ...press, asked, page, confirmed: tab.confirmed, place: customer.place });
        if (isOurs) checkKept(page, sending.fields);
      }
    }
    if (story.balanced && answers.some(({ location }) => location !== undefined))
      customer.place = onOther(customer.place);
    // Each tab follows where it is led; pressed twice, it follows the proof.
    for (const tab of new Set(all.map((one) => one.tab))) await follow(tab, answers, asked, before);
  };

  const follow = async (
    tab: Tab,
    answers: readonly (Sent & { readonly page: Page; readonly location: string | undefined })[],
    asked: VirtualApi['asked'],
    before: Standing,
  ) => {
    const own = answers.filter((answer) => answer.tab === tab);
    const led = own.filter(({ page }) => page.status === 303);
    const done = led.find(({ location }) => isProof(location)) ?? led[0];
    if (!done?.location) {
      tab.page = own.at(-1)?.page;
      tab.shown = undefined;
      return;
    }
    const { sending, location } = done;
    const end = await visit(tab, new URL(location, site).href);
    const isOurs = sending.headers?.['sec-fetch-site'] === undefined;
    if (!isProof(location) && isOurs) checkKept(end, sending.fields);
    if (answers.length > 1) return;
    const cancelled = asked.some(({ kind }) => kind === 'cancel') && isProof(location);
    const moved = asked.some(({ kind }) => kind === 'move') && isProof(location);
    // Booked anew meanwhile, the number is another booking's, of which nothing was confirmed.
    const isAnother = api.standing().generation !== before.generation;
    // A move that was proved does not outweigh a later read that calls the booking cancelled.
    const isToldCancelled = end.state === 'cancelled' && api.asked.at(-1)?.told === 'cancelled';
    if (
      (cancelled && !isAnother && end.state !== 'cancelled') ||
      (moved && end.state !== 'moved' && !isToldCancelled)
    )
      throw new Untrue(`confirmed, and the page then says "${end.state}"`, end);
    if (cancelled && story.rebooked) {
      // The tab is still open when its number is another booking's.
      api.pass(60_000);
      await visit(tab, end.url);
    }
  };

  /** Each press asks for its own, at most once in each process, with the words of one of them. */
  const checkSent = (all: readonly Sent[], asked: VirtualApi['asked'], page: Page | undefined) => {
    const cancels = asked.filter(({ kind }) => kind === 'cancel');
    const moves = asked.filter(({ kind }) => kind === 'move');
    const places = new Set(all.map(({ at }) => JSON.stringify(at))).size;
    if (cancels.length > places || moves.length > places)
      throw new Untrue(`${cancels.length} DELETEs, ${moves.length} PUTs for one press`, page);
    const chosen = all.filter(({ sending }) => sending.fields.time !== undefined);
    if (
      (chosen.length === 0 && moves.length > 0) ||
      (chosen.length === all.length && cancels.length > 0)
    )
      throw new Untrue('a press did what another is for', page);
    witness.checkWords(
      cancels,
      all.map(({ sending }) => sending.fields),
      page,
    );
  };

  /** The form of a tab's page as a customer sends it; whoever presses has opened something. */
  const fill = async (tab: Tab, typed: Words): Promise<Sending | undefined> => {
    const opened = tab.page ?? (await visit(tab, link));
    const time = chosenTime(opened, typed);
    const { form } = time === undefined ? opened : await visit(tab, new URL(time, site).href);
    return form && { action: form.action, fields: filled(form, typed), shown: tab.shown };
  };

  const press: Customer['press'] = async (tab, typed, { at, headers, quick = false } = {}) => {
    const sending = await fill(tab, typed);
    if (!sending) return;
    api.pass(quick ? 300 : 4_000);
    const whole = headers ? { ...sending, headers } : sending;
    await send((at ?? [customer.place]).map((place) => ({ tab, sending: whole, at: place })));
  };

  const pressTogether: Customer['pressTogether'] = async (tabs) => {
    const sent: Sent[] = [];
    for (const [tab, typed] of tabs) {
      const sending = await fill(tab, typed);
      if (sending) sent.push({ tab, sending, at: customer.place });
    }
    api.pass(4_000);
    if (sent.length > 0) await send(sent);
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
      witness.checkSecrets(page.source, page);
      return page;
    });

  const customer: Customer = {
    place: { release: 0, instance: 0 },
    link,
    seen,
    visit,
    sendAgain: (tab, sending) => send([{ tab, sending, at: customer.place }]),
    press,
    pressTogether,
    fetchCalendar,
    withoutChange,
  };
  return customer;
}

export const onOther = (place: Place): Place => ({ ...place, instance: 1 - place.instance });

const lastSeen = (asked: VirtualApi['asked']): Standing | undefined =>
  asked.findLast(({ seen }) => seen !== undefined)?.seen;

/** The time that a form was first sent with, if this time it asked for nothing. */
const wantedOf = (
  earlier: Pick<Moment, 'wanted'> | 'several' | undefined,
  asked: VirtualApi['asked'],
): string | undefined =>
  earlier === 'several' || asked.some(({ kind }) => kind === 'move') ? undefined : earlier?.wanted;
