import { createDateFormat, type DateFormat } from './date-format';
import { keepTogether } from './keep-together';
import type { Translate } from './translate';

/** A sum: `currency` is an ISO 4217 code, `sign` what to print when there is no such code. */
type Money = {
  readonly value: number;
  readonly currency: string | undefined;
  readonly sign: string | undefined;
};

/** A price's text in the API, and its sum. */
type Price = { readonly text: string | undefined; readonly amount: Money | undefined };

/** Dates, sums and lengths in one language. */
export type Format = DateFormat & {
  /** "1 timme och 30 minuter" */
  readonly length: (minutes: number) => string;
  readonly money: (money: Money) => string;
  /** The API's text for a price. A text that only repeats the sum is written like `money`. */
  readonly price: (line: Price) => string | undefined;
  /** "420 kr och 80 kr" */
  readonly list: (items: readonly string[]) => string;
};

/** Most currencies with cached formatters; the companies of one site have few. */
const mostCurrencies = 20;

/** Makes the formatters of a language tag once; they are slow to make and fast to use. */
export function createFormat(tag: string, t: Translate): Format {
  const list = new Intl.ListFormat(tag, { type: 'conjunction', style: 'long' });
  const unit = (name: 'hour' | 'minute') =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' });
  const hours = unit('hour');
  const minutes = unit('minute');
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const currencies = new Map<string, Intl.NumberFormat>();

  const currency = (code: string) => {
    const kept =
      currencies.get(code) ??
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency: code,
        // "kr" as the company itself writes, not "Nkr" beside it.
        currencyDisplay: 'narrowSymbol',
        trailingZeroDisplay: 'stripIfInteger',
      });
    // The API decides which codes come, and each costs 7 KB.
    if (currencies.size >= mostCurrencies) currencies.clear();
    currencies.set(code, kept);
    return kept;
  };

  const money = ({ value, currency: code, sign }: Money) =>
    code
      ? lettersLast(currency(code).formatToParts(value).map(writtenAs(code, sign)))
      : [plain.format(value), sign].filter(Boolean).join('\u00a0');

  return {
    ...createDateFormat(tag, t),
    length: (total) => {
      const whole = Math.floor(total / 60);
      const rest = Math.round(total % 60);
      return list.format([
        ...(whole > 0 ? [keepTogether(hours.format(whole))] : []),
        ...(rest > 0 || whole === 0 ? [keepTogether(minutes.format(rest))] : []),
      ]);
    },
    money,
    price: ({ text, amount }) =>
      amount && (text === undefined || saysOnly(text, amount))
        ? money(amount)
        : text && keepTogether(text),
    list: (items) => list.format(items),
  };
}

/** The company's own sign where a language has only the code: "kr" in Finnish too. */
const writtenAs =
  (code: string, sign: string | undefined) =>
  ({ type, value }: Intl.NumberFormatPart): Intl.NumberFormatPart => ({
    type,
    value: type === 'currency' && value === code && sign && isSignOf(sign, code) ? sign : value,
  });

/** "650 kr" in every language, as companies write it: only a symbol such as "€" comes first. */
function lettersLast(parts: readonly Intl.NumberFormatPart[]): string {
  const said = (some: readonly Intl.NumberFormatPart[]) => some.map(({ value }) => value).join('');
  const place = parts.findIndex(({ type }) => type === 'currency');
  const name = parts[place]?.value ?? '';
  if (!/^\p{L}+\.?$/u.test(name) || parts.slice(0, place).some(({ type }) => type === 'integer'))
    return said(parts);
  // Drops the space between them, also after a minus.
  const sum = parts.filter(({ type }) => type !== 'currency' && type !== 'literal');
  return `${said(sum)}\u00a0${name}`;
}

/** The currencies that a sign can mean: "500 kr" is not the same sum as 500 euros. */
const currenciesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['kr', ['SEK', 'NOK', 'DKK', 'ISK']],
  ['€', ['EUR']],
  ['zł', ['PLN']],
  ['£', ['GBP']],
]);

/** Whether a sign can mean a currency; true for unknown signs. */
function isSignOf(sign: string, currency: string): boolean {
  return currenciesOf.get(sign.toLowerCase())?.includes(currency) ?? true;
}

/** Whether a text such as "1 450,00 kr" or "SEK 1,450.00" contains this sum and nothing else. */
export function saysOnly(text: string, { value, currency, sign }: Money): boolean {
  const words = text
    .replace(/[.,:][-–](?=\D*$)/, '')
    .replace(/[\d\s.,]/g, '')
    .toLowerCase();
  const owners = currenciesOf.get(words);
  const fits =
    owners && currency !== undefined
      ? owners.includes(currency)
      : [currency, sign, ''].some((known) => known?.toLowerCase() === words);
  if (!fits) return false;
  const digits = text.replace(/[^\d.,]/g, '').replace(/[.,]$/, '');
  const [, whole = '', fraction = ''] = /^([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
  return Number(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`) === value;
}
