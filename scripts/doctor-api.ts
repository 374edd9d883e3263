import { openAccessToken, type SignInFailure } from '@/lib/bokamera/access-token';
import { createClockDoubt } from '@/lib/bokamera/clock-doubt';
import { openConnection, type SendRequest } from '@/lib/bokamera/connection';
import { createBokaMera } from '@/lib/bokamera/client';
import type { BokaMeraFailure } from '@/lib/bokamera/failure';
import { longestRequestLine } from '@/lib/booking/comment-limit';
import type { Booking } from '@/lib/booking/booking';
import type { BookingLink } from '@/lib/booking/link';
import { decideState } from '@/lib/booking/state';
import { readTyped } from '@/lib/booking/typed-link';
import { readUrl } from '@/lib/read-url';
import { credentialsOf, type Settings } from '@/lib/settings/settings';
import type { Tuning } from '@/lib/settings/tuning';
import { type Finding, fix, good, note } from './doctor-finding';

/** What the doctor asks of BokaMera's API and of the token endpoint. Nothing of it changes anything. */

export async function* examineApi(
  settings: Settings,
  tuning: Tuning,
  pasted: string | undefined,
): AsyncGenerator<Finding> {
  let apart = 0;
  const clock = createClockDoubt((milliseconds) => {
    apart = milliseconds;
  });
  const { send, close } = openConnection(
    {
      url: new URL(settings.BOKAMERA_API_URL),
      key: settings.BOKAMERA_API_KEY ?? '',
      connections: 2,
      waiting: 10,
      failuresInARow: 100,
    },
    () => undefined,
    clock,
  );
  const api = createBokaMera(send, settings.COMPANY_TIME_ZONE);
  const inTime = { urgency: 'known', budgetMilliseconds: tuning.readMilliseconds } as const;
  try {
    // No booking has this link. If the API says so, it accepts the key.
    const nobody: BookingLink = { id: 1, code: 'doctor-looks-for-nothing' };
    const started = performance.now();
    const answer = await api.find(nobody, 'sv', inTime);
    const took = Math.round(performance.now() - started);
    if (!answer.ok) {
      yield fix('API', whatToDo(answer.failure));
      return;
    }
    yield good('API', `it accepts the key and answered in ${took} ms`);
    // The clocks are compared over several answers.
    for (let more = 0; more < 3; more++) await api.find(nobody, 'sv', inTime);
    yield tellClock(apart);
    yield await examineRequestLine(send, settings, tuning);

    const read = pasted === undefined ? undefined : readTyped({ id: pasted, code: '' });
    const link = read?.kind === 'link' ? read.link : undefined;
    if (pasted === undefined) {
      yield note('A booking', 'not read; pass a link from one of your emails with --link');
    } else if (!link) {
      yield fix('The link', 'it has no …/bookings/NUMBER?code=CODE; see docs/operators.md');
    } else {
      const found = await api.find(link, 'sv', inTime);
      if (!found.ok) yield fix('The link', whatToDo(found.failure));
      else if (!found.value)
        yield fix(
          'The link',
          'the API knows no booking with this number and code. Is the key of the same company? Did the template fill in both?',
        );
      else yield* examineBooking(found.value, settings);
    }
  } finally {
    await close();
  }
}

/** @param milliseconds that our clock is behind the API's */
function tellClock(milliseconds: number): Finding {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds === 0) return good('Clock', 'agrees with the API’s');
  const side = milliseconds > 0 ? 'behind' : 'ahead of';
  return fix(
    'Clock',
    `this machine’s is ${seconds} seconds ${side} the API’s: set it by a time server (NTP)`,
  );
}

/** Longest request line that is tried, in bytes: Node's own servers take no more. */
const longestTried = 15_000;

/**
 * Finds the longest request line that passes, by reading a booking that nobody has with a parameter that
 * nobody knows. A customer's comment travels in the request line of the cancel.
 */
async function examineRequestLine(
  send: SendRequest,
  settings: Settings,
  tuning: Tuning,
): Promise<Finding> {
  const url = new URL(settings.BOKAMERA_API_URL);
  const query = { Id: '1', CancellationCode: 'doctor-looks-for-nothing', Padding: '' };
  const path = `${url.pathname.replace(/\/$/, '')}/bookings?${new URLSearchParams(query)}`;
  const bare = `GET ${path} HTTP/1.1\r\n`.length;
  const seen = { throttled: false };
  const passes = async (bytes: number) => {
    const answer = await send({
      operation: 'read',
      method: 'GET',
      path: '/bookings',
      query: { ...query, Padding: 'x'.repeat(Math.max(0, bytes - bare)) },
      language: 'sv',
      passage: {
        urgency: 'known',
        link: { id: 1, code: 'doctor-looks-for-nothing' },
        ends: performance.now() + tuning.readMilliseconds,
      },
    });
    if (!answer.ok && answer.failure.kind === 'throttled') seen.throttled = true;
    return answer.ok || (answer.failure.kind === 'refused' && answer.failure.named);
  };
  if (!(await passes(bare)))
    return note(
      'Request line',
      'how long it may be cannot be tried: the API takes no unknown parameter',
    );
  if (await passes(longestTried)) return tellRequestLine(longestTried, 'or more');
  let [longest, tooLong] = [bare, longestTried];
  while (tooLong - longest > 1) {
    const middle = Math.floor((longest + tooLong) / 2);
    if (await passes(middle)) longest = middle;
    else tooLong = middle;
    if (seen.throttled)
      return note('Request line', 'not tried to the end: the API says that too much is asked');
  }
  return tellRequestLine(longest, '');
}

function tellRequestLine(longest: number, more: string): Finding {
  const found = `longest request line that passes: ${longest} ${more}`.trim();
  return longest >= longestRequestLine
    ? good('Request line', `${found}; a comment needs at most ${longestRequestLine}`)
    : fix(
        'Request line',
        `${found}; a long comment needs ${longestRequestLine}, and its sender will be asked to shorten it: ask for a higher limit at the API or the proxy before it`,
      );
}

function* examineBooking(booking: Booking, settings: Settings): Generator<Finding> {
  const { company } = booking;
  const { state } = decideState(booking, Date.now());
  yield good('The link', `opens booking ${booking.id}; its page would be "${state}"`);
  yield good('Company', `${company.name ?? 'without a name'}, id ${company.id ?? 'unknown'}`);
  yield note(
    'Time zone',
    `${company.timeZone ?? 'not known'}, from the company's country (${company.country ?? 'unknown'}); COMPANY_TIME_ZONE is for countries without a single zone`,
  );
  if (company.phone === undefined && company.email === undefined)
    yield fix('Contact', 'the API gives neither phone nor email; set them in the branding file');
  const host = readUrl(company.logo ?? '')?.host;
  if (host !== undefined)
    yield settings.LOGO_HOSTS.includes(host)
      ? good('Logo', `its host ${host} is allowed`)
      : note('Logo', `not shown, because its host is not allowed: LOGO_HOSTS=${host}`);
}

function whatToDo(failure: BokaMeraFailure): string {
  switch (failure.kind) {
    case 'unauthorised':
      return 'it rejects the key: check BOKAMERA_API_KEY';
    case 'refused':
      if (failure.status === 403)
        return 'it forbids the request (403): check BOKAMERA_API_KEY and its rights';
      return `it refuses the request (${failure.status}): check BOKAMERA_API_URL`;
    case 'throttled':
      return 'it received too many requests: wait a little, then try again';
    case 'broken':
      return `it fails (${failure.status}): try again later, or ask BokaMera`;
    case 'unreachable':
      return 'it cannot be reached: check BOKAMERA_API_URL, its certificate, this machine’s network and its DNS';
    case 'timed-out':
      return 'it did not answer in time: check this machine’s network';
    case 'unreadable':
      return 'its answer is not BokaMera’s: check BOKAMERA_API_URL';
  }
}

/** Signs in as for a change of time, and changes nothing. */
export async function examineSignIn(settings: Settings, tuning: Tuning): Promise<Finding> {
  const { BOKAMERA_TOKEN_URL: url, BOKAMERA_CLIENT_ID: clientId } = settings;
  const credentials = credentialsOf(settings);
  if (url === undefined || !credentials)
    return note('BOKAMERA_TOKEN_URL', 'not set: customers cannot change the time, only cancel');
  const budgetMilliseconds = tuning.readMilliseconds;
  const accessToken = openAccessToken({
    url: new URL(url),
    clientId,
    credentials,
    budgetMilliseconds,
  });
  const answer = await accessToken.get();
  await accessToken.close();
  return answer.ok
    ? good('Sign-in', 'works; only a real change shows whether the account may change a booking')
    : fix('Sign-in', `customers cannot change the time: ${whySignedOut(answer.why)}`);
}

function whySignedOut(why: SignInFailure): string {
  switch (why) {
    case 'rejected':
      return 'the credentials are rejected; check BOKAMERA_USER and BOKAMERA_PASSWORD, or BOKAMERA_REFRESH_TOKEN, and BOKAMERA_CLIENT_ID';
    case 'throttled':
      return 'it received too many requests; wait a little, then try again';
    case 'broken':
      return 'the token endpoint fails; try again later, or ask BokaMera';
    case 'unreachable':
    case 'timed-out':
      return 'the token endpoint cannot be reached; check BOKAMERA_TOKEN_URL and this machine’s network';
    case 'unreadable':
      return 'the answer is not from a token endpoint; check BOKAMERA_TOKEN_URL';
  }
}
