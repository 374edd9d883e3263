import parsePhoneNumber, {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  type PhoneNumber,
} from 'libphonenumber-js/min';

/** A phone number as a company wrote it, and, where it is surely one, the `tel:` address that dials it. */
export type Phone = { readonly text: string; readonly uri: string | undefined };

/** Between two numbers in one field. A slash without spaces is part of a number. */
const between = /\s*(?:[;\n]|,\s|\s\/\s|\s(?:eller|och|or|and|tai|ja|oder|und|lub|i)\s)\s*/i;
/** An extension is asked for at the exchange, whose number is what can be dialled. */
const extension =
  /^[\s,(]*(?:ankn(?:ytning)?|anknr|växel|ext(?:ension)?|lok(?:al)?|alanumero|durchwahl|wewn)?\.?[\s:]*\d{0,6}\)?$/i;

/** What holds digits and nobody answers: a fax, a date. */
const noNumber = /fax|^\s*f\s*[.:]|\d{4}-\d\d-\d\d/i;
/** An area code, which a slash parts from its number. */
const areaCode = /^(\+?\(?\d{2,4}\)?)\s+\/\s+(?=\d)/;

/**
 * Reads the field in which a company wrote its phone numbers. What is not plainly one valid number
 * (letters for digits, short numbers, one of an unknown country) is left as text: dialled wrong is
 * worse than not dialled.
 *
 * @param country ISO 3166 alpha-2, for numbers without a country code
 */
export function readPhones(written: string, country: string | undefined): readonly Phone[] {
  return written
    .replace(areaCode, '$1/')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => /\d/.test(part) && part !== '0')
    .map((text) => ({ text, uri: uriOf(text, country) }));
}

function uriOf(text: string, country: string | undefined): string | undefined {
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
 * Whether a number is written with its country code, or in full as at home: the library also takes
 * "22 12 34 56" for a Swedish number without its 0, while whoever wrote it may live in Oslo.
 */
function isWhole(written: string, number: PhoneNumber): boolean {
  const digits = written.replace(/\D/g, '');
  return (
    written.includes('+') ||
    digits.startsWith('00') ||
    digits === number.formatNational().replace(/\D/g, '') ||
    digits === `${number.countryCallingCode}${number.nationalNumber}`
  );
}

/** "08-12 34 56-58" are three numbers, none of which is all of it. */
function isRange(written: string, home: CountryCode | undefined): boolean {
  const [, first = '', sign = '', last = ''] = /^(.*\d)\s*([-–/])\s*(\d{1,3})$/.exec(written) ?? [];
  const [, ...signs] = first.match(/\D+/g) ?? [];
  const evenGroups = signs.length > 0 && signs.every((other) => other === sign);
  if (last === '' || evenGroups) return false;
  return parsePhoneNumber(first, home)?.isValid() === true;
}
