import { isTimeZone } from '@/lib/booking/moment';

/**
 * Zones of countries that keep one time, or whose customers nearly all do. BokaMera's country
 * table has a zone but does not publish it (bokamera-api §5), so the country decides here.
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
 * The zone a company's wall times are in. `fallback` (an operator setting) serves every other country;
 * without it their zone is not known.
 */
export function timeZoneOf(
  country: string | undefined,
  fallback: string | undefined,
): string | undefined {
  return known.get(country ?? '') ?? fallback;
}

// Asking whether a machine knows a zone is slow, so it is asked once.
const known = new Map(Object.entries(zoneOfCountry).filter(([, zone]) => isTimeZone(zone)));
