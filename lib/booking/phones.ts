import {
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
const noNumber = /fax|\d{4}-\d\d-\d\d/i;

/**
 * Reads the field in which a company wrote its phone numbers. What is not plainly one valid number
 * (letters for digits, short numbers, one of an unknown country) is left as text: dialled wrong is
 * worse than not dialled.
 *
 * @param country ISO 3166 alpha-2, for numbers without a country code
 */
export function readPhones(written: string, country: string | undefined): readonly Phone[] {
  return written
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((text) => ({ text, uri: uriOf(text, country) }));
}

function uriOf(text: string, country: string | undefined): string | undefined {
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const [first] = findPhoneNumbersInText(text, home ? { defaultCountry: home } : {});
  if (!first || noNumber.test(text)) return undefined;
  const after = text.slice(first.endsAt);
  if (/[\d+]/.test(text.slice(0, first.startsAt))) return undefined;
  if (!isWhole(text.slice(first.startsAt, first.endsAt), first.number)) return undefined;
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
