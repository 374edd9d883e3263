import type { Money } from '@/lib/booking/booking';

/** Dates, times, money and spans in one language. Wall times are ISO without an offset and print as they stand. */
export type Format = {
  /** "fredag 27 november 2026" */
  readonly date: (wall: string) => string;
  /** "14:30" */
  readonly time: (wall: string) => string;
  /** "fredag 27 november kl. 14:30", with the year when it is not that of `now`. */
  readonly dateTime: (wall: string, now: number) => string;
  /** "om 3 timmar": the span from `now` to `instant`, both in milliseconds since 1970 UTC. */
  readonly relative: (instant: number, now: number) => string;
  /** "1 timme och 30 minuter" */
  readonly length: (minutes: number) => string;
  readonly money: (money: Money) => string;
  readonly list: (items: readonly string[]) => string;
};

/** Makes the formatters of a language tag once; they are costly to make and cheap to use. */
export function createFormat(tag: string): Format {
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' });
  const withoutYear = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  } as const;
  const dateTime = new Intl.DateTimeFormat(tag, withoutYear);
  const dateTimeWithYear = new Intl.DateTimeFormat(tag, { ...withoutYear, year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  const list = new Intl.ListFormat(tag, { type: 'unit', style: 'long' });
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
        trailingZeroDisplay: 'stripIfInteger',
      });
    currencies.set(code, kept);
    return kept;
  };

  return {
    date: (wall) => date.format(asUtc(wall)),
    time: (wall) => time.format(asUtc(wall)),
    dateTime: (wall, now) => {
      const date = asUtc(wall);
      const thisYear = date.getUTCFullYear() === new Date(now).getUTCFullYear();
      return (thisYear ? dateTime : dateTimeWithYear).format(date);
    },
    relative: (instant, now) => relative.format(...largestUnit(instant - now)),
    length: (total) => {
      const whole = Math.floor(total / 60);
      const rest = Math.round(total % 60);
      return list.format([
        ...(whole > 0 ? [hours.format(whole)] : []),
        ...(rest > 0 || whole === 0 ? [minutes.format(rest)] : []),
      ]);
    },
    money: ({ value, currency: code, sign }) =>
      code
        ? currency(code).format(value)
        : [plain.format(value), sign].filter(Boolean).join('\u00a0'),
    list: (items) => list.format(items),
  };
}

function asUtc(wall: string): Date {
  return new Date(`${wall}Z`);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

// Rounded down, so that nobody is told they have more time than they do.
function largestUnit(span: number): [number, 'day' | 'hour' | 'minute'] {
  const size = Math.abs(span);
  if (size >= 2 * day) return [Math.trunc(span / day), 'day'];
  if (size >= hour) return [Math.trunc(span / hour), 'hour'];
  return [Math.trunc(span / minute), 'minute'];
}
