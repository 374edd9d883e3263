import { isTimeZone } from '@/lib/booking/moment';

/**
 * Countries with one time zone, or with one for nearly all customers. BokaMera's country table has
 * a zone but does not publish it, so the country decides here.
 */
const zoneOfCountry: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  AX: 'Europe/Mariehamn',
  BE: 'Europe/Brussels',
  CH: 'Europe/Zurich',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  FI: 'Europe/Helsinki',
  FO: 'Atlantic/Faroe',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GG: 'Europe/Guernsey',
  GI: 'Europe/Gibraltar',
  GL: 'America/Nuuk',
  IE: 'Europe/Dublin',
  IM: 'Europe/Isle_of_Man',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  JE: 'Europe/Jersey',
  LT: 'Europe/Vilnius',
  LV: 'Europe/Riga',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  SE: 'Europe/Stockholm',
  SJ: 'Arctic/Longyearbyen',
};

/**
 * Parts of a country with a clock of their own, by their postal codes, where a company gives the
 * country they belong to: Faroese codes have three digits (Danish ones four), Greenland's begin with
 * 39; those of France overseas, which has many zones, with 97 and 98.
 */
const partsOfCountry: Readonly<Record<string, readonly (readonly [RegExp, string | undefined])[]>> =
  {
    DK: [
      [/^(?:FO[- ]?)?\d{3}$/i, 'FO'],
      [/^(?:GL[- ]?)?39\d\d$/i, 'GL'],
    ],
    FR: [[/^9[78]\d{3}$/, undefined]],
  };

/**
 * The time zone of a company's wall times. `fallback` (an operator setting) is for all other
 * countries; without it their zone is unknown.
 */
export function timeZoneOf(
  country: string | undefined,
  postalCode: string | undefined,
  fallback: string | undefined,
): string | undefined {
  const part = partsOfCountry[country ?? '']?.find(([codes]) => codes.test(postalCode ?? ''));
  return known.get((part ? part[1] : country) ?? '') ?? fallback;
}

// Checking whether the machine knows a zone is slow, so it is done once.
const known = new Map(Object.entries(zoneOfCountry).filter(([, zone]) => isTimeZone(zone)));
