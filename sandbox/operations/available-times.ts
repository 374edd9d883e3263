import { type Answer, ok, refuse } from '../answers';
import { type Binder, binder, bool, dateTime, guid, int, resourceToBook } from '../binding';
import { activeBookings, bookedBy, serviceById } from '../booked';
import { plus, wallTime } from '../clock';
import type { ApiCall } from '../request';
import type { Sandbox } from '../sandbox';
import { freeResources, hoursOn, openSlots } from '../schedule';

/**
 * What the three operations for free times share. No login; a booking's own time counts as taken.
 */

/** GET /services/{ServiceId}/availabletimes */
export function availableTimes(call: ApiCall, sandbox: Sandbox): Answer {
  const { head, times } = findTimes(call, sandbox, ['CompanyId', 'From', 'To']);
  return ok({ ...head, Times: times });
}

/** GET /services/{ServiceId}/availabletimes/grouped: the same times by their dates. */
export function groupedTimes(call: ApiCall, sandbox: Sandbox): Answer {
  const { head, times } = findTimes(call, sandbox, ['CompanyId', 'From', 'To']);
  const dates = [...new Set(times.map(({ From }) => From.slice(0, 10)))];
  const items = dates.map((date) => ({
    Group: `${date}T00:00:00`,
    Times: times.filter(({ From }) => From.startsWith(date)),
  }));
  return ok({ ...head, Items: items });
}

/** GET /services/{ServiceId}/nextfreetime: the first of them within a year, unless To is nearer. */
export function nextFreeTime(call: ApiCall, sandbox: Sandbox): Answer {
  const { head, times } = findTimes(call, sandbox, ['CompanyId', 'From']);
  const first = times.find(({ Free }) => Free > 0);
  return ok({ ...head, Times: first ? [first] : [] });
}

const year = 365 * 24 * 60;

function findTimes(
  call: ApiCall,
  { store, assumptions }: Sandbox,
  required: readonly ('CompanyId' | 'From' | 'To')[],
) {
  const wanted = readTimes(binder(call));
  const missing = required.find((name) => wanted[name] === undefined);
  if (missing !== undefined)
    throw refuse(400, 'NotEmpty', `'${spaced(missing)}' must not be empty.`, missing);
  for (const name of ['NumberOfResources', 'Duration'] as const)
    if ((wanted[name] ?? 1) < 1)
      throw refuse(400, 'GreaterThan', `'${spaced(name)}' must be greater than '0'.`, name);
  const offered = serviceById(store, wanted.serviceId ?? 0);
  const companyId = offered?.company.wire['Id'];
  if (!offered || wanted.CompanyId !== companyId)
    throw refuse(404, 'NotFound', 'Service not found');

  const { service, company } = offered;
  const from = wanted.From?.(company.timeZone) ?? '';
  const minutes = wanted.Duration ?? service.minutes;
  const now = wallTime(Date.now(), company.timeZone);
  // Past times are not free, and no company plans further than a year ahead.
  const begins = from > now ? from : now;
  const wantedTo = wanted.To?.(company.timeZone);
  const latest = plus(begins, year);
  const to = wantedTo !== undefined && wantedTo < latest ? wantedTo : latest;
  const booked = activeBookings(store, service.id).map(bookedBy);
  const asked = wanted.resources.map(({ ResourceId }) => ResourceId);
  const resources = service.resources.filter(({ Id }) => asked.length === 0 || asked.includes(Id));

  const times = [...openSlots(begins, to, minutes)]
    .filter((slot) => slot.from >= from && slot.from > now)
    .filter((slot) => (wanted.inside ? slot.to <= to : slot.from <= to))
    .map((slot) => {
      const free = freeResources(slot, resources, booked);
      const enough = free.length >= wanted.NumberOfResources ? free : [];
      const { reason } = hoursOn(slot.from.slice(0, 10)) ?? {};
      return {
        From: slot.from,
        To: slot.to,
        Free: enough.length,
        FreeSpots: enough.length,
        ExceptionTexts: reason === undefined ? [] : [{ Reason: reason, ReasonPublic: reason }],
        ...(wanted.perResource
          ? { ResourceTypes: [{ Id: 1, Name: service.resourceType, Resources: enough }] }
          : {}),
      };
    })
    .filter(({ Free }) => Free > 0 || assumptions.takenTimes === 'listed');
  return {
    head: {
      CompanyId: companyId,
      ServiceId: service.id,
      TimesFreeTextSingle: 'ledig tid',
      TimesFreeTextMultiple: 'lediga tider',
    },
    times,
  };
}

function readTimes(read: Binder) {
  return {
    serviceId: read.one('ServiceId', int),
    CompanyId: read.one('CompanyId', guid),
    From: read.one('From', dateTime),
    To: read.one('To', dateTime),
    resources: read.many('Resources', resourceToBook),
    NumberOfResources: read.one('NumberOfResources', int) ?? 1,
    inside: read.one('InsideSearchInterval', bool) ?? false,
    perResource: read.one('ShowPerResource', bool) ?? false,
    // Minutes, as a working client sends them; the documents' table says bool.
    Duration: read.one('Duration', int),
  };
}

/** A field's name as a validator writes it. */
const spaced = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
