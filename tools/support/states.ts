import { offeredTimes, timeLink } from './change-time';
import { open, press, type Seen } from './customer';
import { linkTo, makeBooking, type TestBooking } from './sandbox';

/** Every page a customer can meet, by name, with the way to it. One catalogue for accessibility tests and the gallery. */
export type Way = {
  readonly name: string;
  /** Path below the locale, for pages that are the same for everybody. */
  readonly path?: string;
  readonly booking?: object;
  readonly code?: string;
  /** What to send with the button; the page is the answer to it. */
  readonly press?: Readonly<Record<string, string>>;
  /** Whether one of the times on the page is chosen before. */
  readonly chooses?: boolean;
};

const comment = 'Jag har blivit förkyld och vill inte smitta någon.';

export const ways: readonly Way[] = [
  { name: 'cancellable', booking: { fields: { CommentsToCustomer: 'Porten har kod 1234.' } } },
  { name: 'cancellable, paid', booking: { scenario: 'tennis' } },
  { name: 'cancellable, too long a comment', booking: {}, press: { comment: 'x'.repeat(1001) } },
  {
    name: 'cancellable, changed meanwhile',
    booking: {},
    press: { comment, shown: '.something-else' },
  },
  { name: 'too-late', booking: { startsIn: 300, deadlineIn: -60 } },
  { name: 'started', booking: { startsIn: -90, deadlineIn: -150 } },
  { name: 'cancelled', booking: { scenario: 'haircut-cancelled' } },
  { name: 'cancelled, credited', booking: { scenario: 'tennis-credited' } },
  { name: 'confirm-again', booking: {}, press: { comment, token: 'none' } },
  {
    name: 'not-cancelled',
    booking: { fault: { wire: '409', on: ['cancel'] } },
    press: { comment, reason: 'ill' },
  },
  {
    name: 'unconfirmed',
    booking: { fault: { wire: 'reset', on: ['cancel'] } },
    press: { comment, reason: 'ill' },
  },
  { name: 'not-found', booking: {}, code: 'cut' },
  { name: 'unavailable', booking: { fault: { wire: '503', on: ['read'] } } },
  { name: 'busy', booking: { fault: { wire: '429', on: ['read'], retryAfter: 20 } } },
  { name: 'kept', booking: {}, path: '/kept' },
  { name: 'receipt', booking: { scenario: 'haircut-cancelled' }, path: '/receipt' },
  { name: 'verify', path: '/verify' },
  { name: 'verify, not a receipt', path: '/verify', press: { receipt: 'Hej' } },
  { name: 'home', path: '' },
  { name: 'help', path: '/help' },
  { name: 'privacy', path: '/privacy' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'missing', path: '/no/such/page' },
];

/** The same of a change of time, on a site that lets customers change it. */
export const timeWays: readonly Way[] = [
  { name: 'cancellable, time can be changed', booking: {} },
  { name: 'choose-time', booking: {}, path: '/time' },
  {
    name: 'choose-time, none free',
    booking: { fields: { BookedResourceTypes: [{ Id: 1, Resources: [{ Id: 99 }] }] } },
    path: '/time',
  },
  { name: 'slot-gone', booking: {}, path: '/time', press: { time: '2020-01-01T09:00:00' } },
  { name: 'confirm-move', booking: {}, path: '/time', press: { token: 'none' }, chooses: true },
  { name: 'moved', booking: {}, path: '/time', press: {}, chooses: true },
  {
    name: 'not-moved',
    booking: { fault: { wire: '409', on: ['move'] } },
    path: '/time',
    press: {},
    chooses: true,
  },
  {
    name: 'move-unconfirmed',
    booking: { fault: { wire: 'reset', on: ['move'] } },
    path: '/time',
    press: {},
    chooses: true,
  },
];

/** Follows a way in a locale, and returns the page with its address. */
export async function go(
  way: Way,
  locale: string,
  site: string,
): Promise<Seen & { readonly url: string }> {
  const url = await addressOf(way, locale, site);
  const first = await open(url);
  if (!way.press) return { ...first, url };
  const [time] = way.chooses === true ? offeredTimes(first.body) : [];
  const chosen = time && timeLink(url.replace('/time?', '?'), time);
  const answer = chosen
    ? await press(chosen, await open(chosen), way.press)
    : await press(url, first, way.press);
  // Where it leads, as far as the page of a change goes; a cancel is shown by the states themselves.
  const moved = way.chooses === true && answer.status === 303 ? answer.location : undefined;
  return { ...(moved === undefined ? answer : await open(`${site}${moved}`)), url };
}

async function addressOf(way: Way, locale: string, site: string): Promise<string> {
  if (!way.booking) return `${site}/${locale}${way.path ?? ''}`;
  const made = await makeBooking(way.booking);
  const booking: TestBooking = { ...made, code: way.code ?? made.code };
  const link = linkTo(booking, { locale, site });
  return way.path === undefined ? link : link.replace('?', `${way.path}?`);
}
