import { isTimeZone } from '@/lib/booking/moment';

/**
 * Countries with one time zone, or with one for nearly all customers. BokaMera's country table has
 * a zone but does not publish it (bokamera-api §5), so the country decides here.
 */
const zoneOfCountry: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  CH: 'Europe/Zurich',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LT: 'Europe/Vilnius',
  LV: 'Europe/Riga',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  SE: 'Europe/Stockholm',
};

/**
 * The time zone of a company's wall times. `fallback` (an operator setting) is for all other
 * countries; without it their zone is unknown.
 */
export function timeZoneOf(
  country: string | undefined,
  fallback: string | undefined,
): string | undefined {
  return known.get(country ?? '') ?? fallback;
}

// Checking whether the machine knows a zone is slow, so it is done once.
const known = new Map(Object.entries(zoneOfCountry).filter(([, zone]) => isTimeZone(zone)));
