import { createDateFormat, type DateFormat } from './date-format';
import { keepTogether } from './keep-together';
import { memo } from './memo';
import type { Translate } from './translate';

/** A sum: `currency` is an ISO 4217 code, `sign` what to print when there is no such code. */
type Money = {
  readonly value: number;
  readonly currency: string | undefined;
  readonly sign: string | undefined;
};

/** How long something lasts. */
type Length = { readonly unit: 'minutes' | 'days' | 'nights'; readonly count: number };

/** A price's text in the API, and its sum. */
type Price = { readonly text: string | undefined; readonly amount: Money | undefined };

/** Dates, sums and lengths in one language. */
export type Format = DateFormat & {
  /** "1 timme och 30 minuter", "3 dygn", "2 nätter" */
  readonly length: (length: Length) => string;
  /** "3 timmar kvar" of a span in milliseconds, rounded down: nobody reads that they have more time than they do. */
  readonly left: (span: number) => string;
  /** A sum, unrounded. Where its sign is not that of its currency, both are said: "500 kr (USD)". */
  readonly money: (money: Money) => string;
  /**
   * The API's text for a price. A text that only repeats the sum is written like `money`; one that
   * names the sum with more stands alone; where it says something else, both are shown.
   */
  readonly price: (line: Price) => string | undefined;
  /** "420 kr och 80 kr" */
  readonly list: (items: readonly string[]) => string;
};

/** SQL Server's type for money keeps as many; further ones are rounding noise. */
const mostDecimals = 4;

/** Makes the formatters of a language tag once; they are slow to make and fast to use. */
export function createFormat(tag: string, t: Translate): Format {
  const list = new Intl.ListFormat(tag, { type: 'conjunction', style: 'long' });
  const unit = (name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' });
  const hours = unit('hour');
  const minutes = unit('minute');
  const days = unit('day');
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: mostDecimals });
  // The API decides which codes come, and each costs 7 KB.
  const currencyOf = memo(
    20,
    (code: string) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency: code,
        // "kr" as the company itself writes, not "Nkr" beside it.
        currencyDisplay: 'narrowSymbol',
        maximumFractionDigits: mostDecimals,
        trailingZeroDisplay: 'stripIfInteger',
      }),
  );

  const money = ({ value, currency: code, sign }: Money) =>
    code
      ? inCurrency(currencyOf(code).formatToParts(value), code, sign)
      : [plain.format(value), sign].filter(Boolean).join('\u00a0');
  const price = ({ text, amount }: Price) => {
    if (!amount) return text && keepTogether(text);
    if (text === undefined || saysOnly(text, amount)) return money(amount);
    const said = keepTogether(text);
    return saysAlso(text, amount) ? said : `${said} / ${money(amount)}`;
  };

  return {
    ...createDateFormat(tag, t),
    length: ({ unit, count }) => {
      if (unit === 'nights') return t('when.nights', { count });
      if (unit === 'days') return keepTogether(days.format(count));
      const whole = Math.floor(count / 60);
      const rest = Math.round(count % 60);
      return list.format([
        ...(whole > 0 ? [keepTogether(hours.format(whole))] : []),
        ...(rest > 0 || whole === 0 ? [keepTogether(minutes.format(rest))] : []),
      ]);
    },
    left: (span) => {
      const whole = Math.floor(span / 60_000);
      if (whole < 1) return t('when.soon');
      const time =
        whole < 60
          ? minutes.format(whole)
          : whole < 48 * 60
            ? hours.format(Math.floor(whole / 60))
            : days.format(Math.floor(whole / (24 * 60)));
      return t('when.left', { time: keepTogether(time) });
    },
    money,
    price,
    list: (items) => list.format(items),
  };
}

/** A sum with the name of its currency, or with its own sign where the language has no shorter name than the code. */
function inCurrency(
  parts: readonly Intl.NumberFormatPart[],
  code: string,
  sign: string | undefined,
): string {
  const named = parts.find(({ type }) => type === 'currency')?.value ?? code;
  if (sign === undefined || !/[\p{L}\p{Sc}]/u.test(sign)) return lettersLast(parts);
  if (!isSignOf(sign, code, named)) return `${sumOf(parts)}\u00a0${sign} (${code})`;
  if (named !== code) return lettersLast(parts);
  return lettersLast(
    parts.map((part) => (part.type === 'currency' ? { ...part, value: sign } : part)),
  );
}

const joined = (parts: readonly Intl.NumberFormatPart[]) =>
  parts.map(({ value }) => value).join('');

/** Without its currency and the space that parted them, also from behind a minus. */
const sumOf = (parts: readonly Intl.NumberFormatPart[]) =>
  joined(parts.filter(({ type }) => type !== 'currency' && type !== 'literal'));

/** "650 kr" in every language, as companies write it: only a symbol such as "€" comes first. */
function lettersLast(parts: readonly Intl.NumberFormatPart[]): string {
  const place = parts.findIndex(({ type }) => type === 'currency');
  const name = parts[place]?.value ?? '';
  if (!/^\p{L}+\.?$/u.test(name) || parts.slice(0, place).some(({ type }) => type === 'integer'))
    return joined(parts);
  return `${sumOf(parts)}\u00a0${name}`;
}

const crowns = ['SEK', 'NOK', 'DKK', 'ISK'];
/** The currencies that a sign or word can stand for: "500 kr" beside euros is not the same sum in other words. */
const currenciesOf: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['kr', 'krona', 'kronor', 'kroner', 'kronur'].map((word) => [word, crowns] as const),
  ['skr', ['SEK']],
  ['nkr', ['NOK']],
  ['dkr', ['DKK']],
  ...['€', 'euro', 'euros'].map((word) => [word, ['EUR']] as const),
  ...['zł', 'zl', 'złotych'].map((word) => [word, ['PLN']] as const),
  ['£', ['GBP']],
  ['us$', ['USD']],
  ...['fr', 'sfr'].map((word) => [word, ['CHF']] as const),
  ['kč', ['CZK']],
  ...[...crowns, 'EUR', 'PLN', 'GBP', 'USD', 'CHF', 'CZK'].map(
    (code) => [code.toLowerCase(), [code]] as const,
  ),
]);

/** Whether every word of a sign stands for a currency, which this language names `named`. */
function isSignOf(sign: string, currency: string, named: string): boolean {
  const known = [currency.toLowerCase(), named.toLowerCase()];
  return sign
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/\.$/, ''))
    .every((word) => known.includes(word) || currenciesOf.get(word)?.includes(currency));
}

/** Whether a text such as "1 450,00 kr" or "SEK 1,450.00" contains this sum and nothing else. */
export function saysOnly(text: string, { value, currency, sign }: Money): boolean {
  const words = wordsOf(text);
  const owners = currenciesOf.get(words);
  const own = [currency, sign, ''].some((known) => known?.toLowerCase() === words);
  const fits = owners && currency !== undefined ? own || owners.includes(currency) : own;
  return fits && numberIn(text) === value;
}

/** Whether a text that says more than a sum agrees with it: "fr 1450 kr/tim"; words alone, beside none. */
function saysAlso(text: string, { value, currency }: Money): boolean {
  const names = (text.toLowerCase().match(/\p{L}+|\p{Sc}/gu) ?? []).flatMap(
    (word) => currenciesOf.get(word) ?? [],
  );
  if (currency !== undefined && names.length > 0 && !names.includes(currency)) return false;
  // A price that nobody set is zero.
  if (value === 0) return wordsOf(text) !== '' && !currenciesOf.has(wordsOf(text));
  return (text.match(/\d+(?:[ \u00a0\u202f.,]\d+)*/g) ?? []).some(
    (digits) => numberIn(digits) === Math.abs(value),
  );
}

/** What a text says besides digits. */
function wordsOf(text: string): string {
  return text
    .replace(/[.,:][-–](?=\D*$)/, '')
    .replace(/[\d\s.,]/g, '')
    .toLowerCase();
}

/** The number that all digits of a text make: "1 450,00", "1.450"; a last group of one or two are decimals. */
function numberIn(text: string): number {
  const digits = text.replace(/[^\d.,]/g, '').replace(/[.,]$/, '');
  const [, whole = '', fraction = ''] = /^([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
  return Number(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`);
}
