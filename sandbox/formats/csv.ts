import { z } from 'zod';
import { toJsv } from './jsv';

/** CSV as ServiceStack writes and reads it (RFC 4180): a row of names, then a row for each record. */

const record = z.record(z.string(), z.unknown());

export function toCsv(rows: readonly unknown[]): string {
  const records = rows.map((value) => record.safeParse(value).data ?? { Value: value });
  const names = [...new Set(records.flatMap((row) => Object.keys(row)))];
  const lines = records.map((row) => names.map((name) => cell(row[name])).join(','));
  return [names.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

/** A list or object is written in its cell as JSV. */
function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : toJsv(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The first record of a CSV text, by column name; undefined if there is none, or it has another
 * number of cells than the header.
 */
export function fromCsv(text: string): Readonly<Record<string, string>> | undefined {
  const [names = [], values = []] = rowsOf(text);
  return values.length === names.length && names.length > 0
    ? Object.fromEntries(names.map((name, place) => [name, values[place] ?? '']))
    : undefined;
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}
