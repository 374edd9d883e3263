import type { Booking, Company } from './booking';
import { type Moment, momentOfWallTime } from './moment';

/**
 * Completes the answer to a cancel from the read just before it: no document promises that a DELETE
 * answers with the company, whose zone its times are in.
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

function companyOf(answer: Company, before: Company): Company {
  return {
    source: 'api',
    id: answer.id ?? before.id,
    name: answer.name ?? before.name,
    street: answer.street ?? before.street,
    postalCode: answer.postalCode ?? before.postalCode,
    city: answer.city ?? before.city,
    country: answer.country ?? before.country,
    phone: answer.phone ?? before.phone,
    email: answer.email ?? before.email,
    logo: answer.logo ?? before.logo,
    bookingPage: answer.bookingPage ?? before.bookingPage,
    homePage: answer.homePage ?? before.homePage,
    timeZone: answer.timeZone ?? before.timeZone,
  };
}
