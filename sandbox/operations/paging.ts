import { z } from 'zod';
import { refuse } from '../answers';
import { type Binder, int, text } from '../binding';

type Row = Readonly<Record<string, unknown>>;

/** The parts of a query that AutoQuery has in common for every list, read before anything is searched. */
export function readPaging(read: Binder) {
  const aggregates = read.one('Include', text);
  if (aggregates !== undefined && !/^total$/i.test(aggregates))
    throw refuse(405, 'NotImplementedException', 'The sandbox makes no aggregates.', 'Include');
  const limits = {
    Skip: read.one('Skip', int) ?? 0,
    Take: read.one('Take', int) ?? Infinity,
    MaxLimit: read.one('MaxLimit', int) ?? 100,
  };
  for (const [name, value] of Object.entries(limits))
    if (value < 0) throw refuse(400, 'ArgumentException', `${name} must not be negative.`, name);
  return {
    skip: limits.Skip,
    take: limits.Take,
    most: limits.MaxLimit,
    orders: [
      ...read.many('OrderBy', text).map((name) => order(name, 1)),
      ...read.many('OrderByDesc', text).map((name) => order(name, -1)),
    ],
    fields: read.many('Fields', text).map((name) => name.trim().toLowerCase()),
  };
}

type Paging = ReturnType<typeof readPaging>;
type Order = { readonly name: string; readonly direction: 1 | -1 };

/** A minus inverts the sort of its field. */
function order(name: string, direction: 1 | -1): Order {
  const plain = name.trim();
  return plain.startsWith('-')
    ? { name: plain.slice(1), direction: direction === 1 ? -1 : 1 }
    : { name: plain, direction };
}

/** Sorts rows by the order asked for; `known` are the fields that can be sorted by. */
export function sorted<R>(
  rows: readonly R[],
  { orders }: Paging,
  known: readonly string[],
  valueOf: (row: R, field: string) => unknown,
): R[] {
  const by = orders.map(({ name, direction }) => {
    const field = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (field === undefined)
      throw refuse(400, 'ArgumentException', `Could not find field '${name}'`, 'OrderBy');
    return { field, direction };
  });
  return rows.toSorted((one, other) => {
    for (const { field, direction } of by) {
      const difference = compare(valueOf(one, field), valueOf(other, field));
      if (difference !== 0) return difference * direction;
    }
    return 0;
  });
}

/** What a row has under a name. */
export const partOf = (row: Row, name: string): unknown => row[name];

/** A page of rows in AutoQuery's envelope. */
export function envelope<R>(
  rows: readonly R[],
  { skip, take, most, fields }: Paging,
  toRow: (row: R) => Row,
) {
  const only = (row: Row) =>
    fields.length === 0
      ? row
      : Object.fromEntries(
          Object.entries(row).filter(([name]) => fields.includes(name.toLowerCase())),
        );
  return {
    Offset: skip,
    Total: rows.length,
    Results: rows.slice(skip, skip + Math.min(take, most)).map((row) => only(toRow(row))),
  };
}

const number = z.number();
const words = z.string().catch('');

/** Nothing sorts first, as in SQL Server. */
function compare(one: unknown, other: unknown): number {
  const numbers = [number.safeParse(one), number.safeParse(other)] as const;
  if (numbers[0].success && numbers[1].success) return numbers[0].data - numbers[1].data;
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  return words.parse(one).localeCompare(words.parse(other), 'en');
}
