import parsePhoneNumber, {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { memo } from '@/i18n/memo';

/** A phone number as a company wrote it, with the `tel:` address that dials it if it is certain. */
export type Phone = { readonly text: string; readonly uri: string | undefined };

/** Separators between two numbers in a field; slashes are handled separately. */
const between = /\s*(?:[;\n]|,\s|\s(?:eller|och|og|or|and|tai|ja|oder|und|lub|i)\s)\s*/i;
/** Longest field read, in UTF-16 code units, and most numbers in it. */
const longestField = 1_000;
const mostPhones = 5;
/** Longest text that is searched for a number; longer text stays text. */
const longestNumber = 100;
/** An extension is reached through the main number, so that is what to dial. */
const extension =
  /^[\s,(]*(?:ankn(?:ytning)?|anknr|växel|ext(?:ension)?|lok(?:al)?|alanumero|durchwahl|wewn)?\.?[\s:]*\d{0,6}\)?$/i;

/** Digits that are no phone number: a fax, an account, a registration number, a date. */
const noNumber =
  /fax|faks|telekopi|\bt?fx\b|^\s*f\s*[.:\d]|\b(?:bank|plus|post)gir|\b(?:bg|pg|iban|kont|org|cvr|nip|regon|y-tunnus)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?![\d-])/i;

/** Countries without a national prefix, which is usually a 0 (ITU-T E.164). */
const withoutPrefix: ReadonlySet<string> = new Set(
  'CA CY CZ DK EE ES GR IS IT LU LV MT NO PL PT US'.split(' '),
);
/** Countries that write an extension after a hyphen, "123456-78" (DIN 5008). */
const withExtensions: ReadonlySet<string> = new Set(['AT', 'DE']);

/**
 * Reads the field in which a company wrote its phone numbers, five at most. Anything but one
 * certainly valid number (letters for digits, short numbers, an unknown country) stays text: a
 * wrong number is worse than none.
 *
 * @param country ISO 3166 alpha-2, for numbers without a country code
 */
export function readPhones(written: string, country: string | undefined): readonly Phone[] {
  return written.length > longestField ? [] : phonesIn(country)(written);
}

// All bookings of a company have the same numbers; finding them costs a twentieth of a page's CPU.
const phonesIn = memo(20, (country: string | undefined) =>
  memo(100, (written: string) => findPhones(written, country)),
);

function findPhones(written: string, country: string | undefined): readonly Phone[] {
  return written
    .replace(/\s+/g, (blanks) => (blanks.includes('\n') ? '\n' : blanks.slice(0, 1)))
    .split(between)
    .flatMap((part) => splitAtSlashes(part, country))
    .map((part) => part.trim())
    .filter((part) => /\d/.test(part) && part !== '0')
    .slice(0, mostPhones)
    .map((text) => ({ text, uri: uriOf(text, country) }));
}

/** A slash may follow an area code or separate two numbers; only the latter splits. */
function splitAtSlashes(part: string, country: string | undefined): readonly string[] {
  const [first = '', ...others] = part.split(/\s+\/\s+/);
  return others.reduce<string[]>(
    (parts, next) => {
      const startsAnother =
        country !== undefined && withoutPrefix.has(country)
          ? next.replace(/\D/g, '').length > 5
          : /^[^\d+(]*\(?(?:0|\+)/.test(next);
      return startsAnother
        ? [...parts, next]
        : [...parts.slice(0, -1), `${parts.at(-1) ?? ''}/${next}`];
    },
    [first],
  );
}

function uriOf(text: string, country: string | undefined): string | undefined {
  if (text.length > longestNumber) return undefined;
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const [first] = findPhoneNumbersInText(text, home ? { defaultCountry: home } : {});
  if (!first || noNumber.test(text)) return undefined;
  const after = text.slice(first.endsAt);
  if (/[\d+]/.test(text.slice(0, first.startsAt))) return undefined;
  const number = text.slice(first.startsAt, first.endsAt);
  if (!isWhole(number, first.number) || isRange(number, home)) return undefined;
  return !/\d/.test(after) || extension.test(after) ? `tel:${first.number.number}` : undefined;
}

/**
 * Whether a number has its country code or is complete in national form: the library also accepts
 * "22 12 34 56" for a Swedish number without its 0, while the writer may live in Oslo or have left
 * out the area code.
 */
function isWhole(written: string, number: PhoneNumber): boolean {
  const digits = written.replace(/\D/g, '');
  const { countryCallingCode, nationalNumber, country = '' } = number;
  const atHome = number.formatNational().replace(/\D/g, '');
  return (
    written.includes('+') ||
    digits.startsWith('00') ||
    digits === `${countryCallingCode}${nationalNumber}` ||
    (digits === atHome && (atHome !== nationalNumber || withoutPrefix.has(country)))
  );
}

/** "08-12 34 56-58" is a range of three numbers, and none of them is complete. */
function isRange(written: string, home: CountryCode | undefined): boolean {
  const [, first = '', sign = '', last = ''] = /^(.*\d)\s*([-–/])\s*(\d{1,3})$/.exec(written) ?? [];
  if (last === '' || (withExtensions.has(home ?? '') && sign !== '/')) return false;
  const group = /\d+$/.exec(first)?.[0] ?? '';
  const signs = first.match(/\D+/g) ?? [];
  if (signs.every((other) => other === sign) && group.length < 5) return false;
  const isNext = last > group.slice(-last.length);
  const isEnd = last.length === group.length || last.length === 1 || group.length > 4;
  return isNext && isEnd && parsePhoneNumber(first, home)?.isValid() === true;
}
