import { keepNewest } from '../keep-newest';
import type { Company } from './booking';
import type { BookingLink } from './link';

/** The companies of links that opened their booking on this instance. */
export type KnownCompanies = {
  readonly remember: (link: BookingLink, company: Company) => void;
  /** Undefined for a link that opened nothing here. */
  readonly of: (link: BookingLink) => Company | undefined;
};

/** Most companies remembered: about two megabytes. */
const most = 2_000;

/**
 * Remembers whom a booking is with, so that a page that cannot read it still names whom to call.
 *
 * @param keyedHash a keyed hash, so that no code is remembered
 */
export function createKnownCompanies(
  keyedHash: (parts: readonly (string | number)[]) => string,
): KnownCompanies {
  const companies = new Map<string, Company>();
  const nameOfLink = ({ id, code }: BookingLink) => keyedHash([id, code]);
  return {
    remember: (link, company) => keepNewest(companies, nameOfLink(link), company, most),
    of: (link) => companies.get(nameOfLink(link)),
  };
}
