import type { Bookable, Booking } from '@/lib/booking/booking';
import type { ApiLanguage } from '@/lib/booking/booking-api';
import type { Days, FreeTime } from '@/lib/booking/move-api';
import { isSameMoment, minutesBetween, momentText } from '@/lib/booking/moment';
import { readWireDate } from './dates';
import { failed, type Result, success } from './failure';
import { readLine } from './read-text';
import type { Passage } from './request-queue';
import type { SendRequest } from './connection';
import { type BokaMeraTime, bokaMeraTime, bokaMeraTimes, carriesError, type TimesOf } from './wire';

/**
 * `GET /services/{ServiceId}/availabletimes`: free times of what was booked, in order of time.
 *
 * Facts (its metadata page): no login; CompanyId, From and To are required; it answers `Times`. Inferences:
 * `Resources` in a query is JSV; a booking's own time counts as taken, so one that overlaps it is not
 * listed. Unknown: whether taken times are listed with `Free` 0, so those are left out here; and the type
 * of `Duration` (a table says bool, a client that works sends minutes), so it is sent only where the
 * booking's length is not its service's, and the length of each time is checked whatever comes. So is whose
 * times they are, where the answer or a time says so.
 */
export async function findFreeTimes(
  send: SendRequest,
  booking: Booking,
  days: Days,
  language: ApiLanguage,
  passage: Passage,
): Promise<Result<readonly FreeTime[]>> {
  const { bookable, start, end } = booking;
  if (!bookable || !start || !end) return failed({ kind: 'unreadable' });
  const length = minutesBetween(start, end);
  const answer = await send({
    operation: 'times',
    method: 'GET',
    path: `/services/${bookable.serviceId}/availabletimes`,
    query: queryOf(bookable, days, length),
    language,
    passage,
  });
  if (!answer.ok) return answer;
  const parsed = bokaMeraTimes.safeParse(answer.value);
  if (!parsed.success || carriesError(answer.value)) return failed({ kind: 'unreadable' });
  if (isOfAnother(parsed.data, bookable)) return failed({ kind: 'unreadable' });

  const isFitting = (time: FreeTime) =>
    minutesBetween(time.start, time.end) === length &&
    !isSameMoment(time.start, start) &&
    time.start.wall >= days.from &&
    time.start.wall < days.until;
  const byStart = new Map<string, FreeTime>();
  for (const listed of distinct(parsed.data.Times, bookable)) {
    if (byStart.size >= mostTimes) break;
    const time = readTime(listed, start.timeZone);
    if (time && isFitting(time)) byStart.set(momentText(time.start), time);
  }
  return success(
    [...byStart.values()].sort((one, other) => one.start.earliest - other.start.earliest),
  );
}

/** Whether an answer, or one time in it, names another company or service than the booking's own. */
function isOfAnother(
  { CompanyId, ServiceId }: TimesOf,
  { companyId, serviceId }: Bookable,
): boolean {
  return (
    (isNamed(CompanyId) && plainId(CompanyId) !== plainId(companyId)) ||
    (isNamed(ServiceId) && plainId(ServiceId) !== plainId(String(serviceId)))
  );
}

/** A GUID may come in capitals and in braces. */
const plainId = (id: string) => id.toLowerCase().replace(/[^a-z\d]/g, '');
/** .NET writes noughts where no number was set. */
const isNamed = (id: string | undefined): id is string => id !== undefined && /[^0\s{}-]/.test(id);

/** Most times read of an answer as it is listed, and most that come of it. */
const mostListed = 5_000;
export const mostTimes = 600;

/** Each free time once, in the order of their texts: to place one on the clock costs far more. */
function distinct(listed: readonly unknown[], bookable: Bookable): readonly BokaMeraTime[] {
  const { places } = bookable;
  const times = listed.slice(0, mostListed).flatMap((time) => {
    const { data } = bokaMeraTime.safeParse(time);
    if (!data || isOfAnother(data, bookable)) return [];
    return (data.Free ?? 1) >= 1 && (data.FreeSpots ?? places) >= places ? [data] : [];
  });
  const byText = new Map(times.map((time) => [`${time.From} ${time.To}`, time]));
  return [...byText.values()].sort((one, other) => (one.From < other.From ? -1 : 1));
}

function queryOf(
  { companyId, resources, serviceMinutes }: Bookable,
  { from, until }: Days,
  minutes: number,
): Record<string, string> {
  const ofType = ({ typeId }: (typeof resources)[number]) =>
    resources.filter((one) => one.typeId === typeId).length;
  const most = Math.max(0, ...resources.map(ofType));
  const named = resources.map(({ typeId, id }) => `{ResourceTypeId:${typeId},ResourceId:${id}}`);
  return {
    CompanyId: companyId,
    From: `${from}T00:00:00`,
    To: `${until}T00:00:00`,
    ...(named.length > 0 ? { Resources: `[${named.join(',')}]` } : {}),
    ...(most > 1 ? { NumberOfResources: String(most) } : {}),
    ...(serviceMinutes === undefined || serviceMinutes === minutes
      ? {}
      : { Duration: String(minutes) }),
  };
}

function readTime(listed: BokaMeraTime, timeZone: string | undefined): FreeTime | undefined {
  const start = readWireDate(listed.From, timeZone);
  const end = readWireDate(listed.To, timeZone);
  const note = publicNote(listed);
  const written = { start: listed.From, end: listed.To };
  return start && end && { start, end, written, ...(note === undefined ? {} : { note }) };
}

/** Longest note shown beside a time, in UTF-16 code units. */
const longestNote = 200;

/** "could be public to customers" (CreateResourceTimeException's page, of `ReasonTextPublic`). */
function publicNote({ ExceptionTexts: texts }: BokaMeraTime): string | undefined {
  const said = texts === 'too-long' || texts === undefined ? [] : texts;
  const notes = new Set(said.flatMap(({ ReasonPublic }) => readLine(ReasonPublic) ?? []));
  const note = [...notes].join(' · ');
  return note.length > longestNote ? `${note.slice(0, longestNote)}…` : note || undefined;
}
