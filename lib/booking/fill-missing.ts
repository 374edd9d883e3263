import type { Booking, Company } from './booking';
import { plain } from './fingerprint';
import { type Moment, momentOfWallTime } from './moment';

/**
 * Completes the answer to a cancel from the read just before it: no document promises that a DELETE
 * answers with the company, whose zone its times are in. Not filled: payments and the last change, which the
 * cancel may have changed, and what only an active booking needs (message, time to pay, how to book it).
 */
export function fillMissingFrom(answer: Booking, before: Booking): Booking {
  const timeZone = answer.company.timeZone ?? before.company.timeZone;
  const placed = (moment: Moment | undefined) =>
    moment && moment.timeZone === undefined ? momentOfWallTime(moment.wall, timeZone) : moment;
  const start = placed(answer.start) ?? before.start;
  return {
    ...answer,
    company: companyOf(answer.company, before.company),
    service: answer.service ?? before.service,
    start,
    end: answer.start ? placed(answer.end) : before.end,
    lengthInMinutes: answer.lengthInMinutes ?? before.lengthInMinutes,
    deadline: placed(answer.deadline) ?? before.deadline,
    unreadable: answer.unreadable.filter((date) => date !== 'start' || !start),
    cancelledOn: placed(answer.cancelledOn),
    madeOn: placed(answer.madeOn) ?? before.madeOn,
    resources: answer.resources.length > 0 ? answer.resources : before.resources,
    priceLines: answer.priceLines.length > 0 ? answer.priceLines : before.priceLines,
  };
}

/**
 * Whether an answer to a cancel contradicts nothing of the read before it: what, when, with whom, where and
 * until when. What only one of them tells is no contradiction.
 */
export function agrees(answer: Booking, before: Booking): boolean {
  const [told, known] = [factsIn(answer), factsIn(before)];
  return told.every(
    (fact, place) => fact === undefined || known[place] === undefined || fact === known[place],
  );
}

const factsIn = ({ company, service, start, end, deadline }: Booking) => [
  company.id,
  plain(company.name),
  company.country,
  company.timeZone,
  plain(service?.name),
  start?.wall,
  end?.wall,
  deadline?.wall,
];

/** What the answer tells of the company, completed from the read before it. */
function companyOf(answer: Company, before: Company): Company {
  const told = Object.entries(answer).filter(([, fact]) => fact !== undefined);
  return { ...before, ...Object.fromEntries(told) };
}
