import { z } from 'zod';
import { cannotBind } from './answers';
import { wallTime } from './clock';
import { fromJsv, jsvList } from './formats/jsv';
import type { ApiCall } from './request';

/** The types of ServiceStack's request fields, as it reads them from text or JSON. */

const trimmed = z.union([z.string(), z.number(), z.boolean()]).transform((v) => String(v).trim());

export const int = trimmed
  .pipe(z.string().regex(/^[+-]?\d+$/))
  .transform(Number)
  .pipe(z.int32());

export const bool = trimmed
  .transform((value) => value.toLowerCase())
  .pipe(z.enum(['true', 'false', '1', '0', 't', 'f', 'y', 'n', 'on', 'off']))
  .transform((value) => ['true', '1', 't', 'y', 'on'].includes(value));

export const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A Guid with or without dashes or braces, as lower-case text with dashes. */
export const guid = trimmed
  .transform((value) => value.toLowerCase())
  .pipe(z.string().regex(/^[{(]?(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})[)}]?$/))
  .transform((value) => value.replace(/[{}()-]/g, ''))
  .transform((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));

/** A DateTime: a company's wall time, or an instant that is turned into one. */
export type Moment = (timeZone: string) => string;

export const dateTime = trimmed.transform((value, context): Moment => {
  const epoch = /^\\?\/Date\((-?\d+)/.exec(value)?.[1];
  const [, date = '', clock = '00:00', seconds = ':00', zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(value) ??
    [];
  const wall = `${date}T${clock}${seconds}`;
  const instant =
    epoch === undefined
      ? Date.parse(`${wall}${zone ?? 'Z'}`)
      : // The instant that the old Microsoft form names.
        Number(epoch);
  if (!isDateTime(instant) || (epoch === undefined && !isOnCalendar(wall))) {
    context.addIssue({ code: 'custom', message: 'not a DateTime' });
    return z.NEVER;
  }
  return epoch === undefined && zone === undefined
    ? () => wall
    : (timeZone) => wallTime(instant, timeZone);
});

/** Whether an instant lies in .NET's years, 1 to 9999. */
function isDateTime(instant: number): boolean {
  return (
    instant >= Date.parse('0001-01-01T00:00:00Z') && instant < Date.parse('+010000-01-01T00:00:00Z')
  );
}

/** V8 takes the 30th of February for the 2nd of March, and 24:00 for the next day. */
function isOnCalendar(wall: string): boolean {
  const instant = Date.parse(`${wall}Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(wall);
}

/** An object in a field: JSON in a body, JSV in a query; its names are case-insensitive, too. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => {
    const given = typeof value === 'string' ? fromJsv(value) : value;
    const fields = z.record(z.string(), z.unknown()).safeParse(given).data;
    if (!fields) return given;
    return Object.fromEntries(
      Object.entries(fields).map(([name, part]) => {
        const known = Object.keys(shape).find((key) => key.toLowerCase() === name.toLowerCase());
        return [known ?? name, part ?? undefined];
      }),
    );
  }, z.object(shape));
}

/** One resource of one type; a number that is not given is 0, as in any ServiceStack request. */
export const resourceToBook = object({
  ResourceTypeId: int.default(0),
  ResourceId: int.default(0),
});

/** Binds a call's fields. Refuses a value that does not fit, naming the field. */
export function binder({ operation, parameters }: ApiCall) {
  const parse = <T>(name: string, type: z.ZodType<T>, value: unknown): T => {
    const parsed = type.safeParse(value);
    if (parsed.success) return parsed.data;
    throw cannotBind(operation, name, typeof value === 'string' ? value : JSON.stringify(value));
  };
  const given = (name: string) => parameters.get(name.toLowerCase()) ?? [];
  return {
    one<T>(name: string, type: z.ZodType<T>): T | undefined {
      const value = given(name)[0];
      return value === undefined ? undefined : parse(name, type, value);
    },
    /** A list: repeated, separated by commas, or a real list. Empty items are ignored. */
    many<T>(name: string, type: z.ZodType<T>): T[] {
      return given(name)
        .flatMap((value) => {
          if (typeof value === 'string') return jsvList(value);
          return typeof value === 'object' && !Array.isArray(value)
            ? parse<unknown[]>(name, z.array(z.unknown()), value)
            : value;
        })
        .filter((value) => value !== '')
        .map((value) => parse(name, type, value));
    },
  };
}

export type Binder = ReturnType<typeof binder>;
