import { z } from 'zod';
import { toCsv } from './csv';
import { toJsv } from './jsv';

/** The formats the documents offer for every operation. */
const formats = ['json', 'jsv', 'csv', 'jsonl'] as const;
export type Format = (typeof formats)[number];

const named = z.enum(formats);

export const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  jsv: 'text/jsv; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'text/jsonl; charset=utf-8',
};

/** A format by its name in a suffix, a path or `?format=`, in any case. */
export function formatNamed(name: string | undefined): Format | undefined {
  return named.safeParse(name?.toLowerCase()).data;
}

/** The first known format of an Accept header, in its order of preference. */
export function formatAccepted(accept: string): Format | undefined {
  const wanted = accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((parameter) => /^q=/i.test(parameter));
      return { name: type.toLowerCase().split('/')[1], q: Number(quality?.slice(2) ?? 1) };
    })
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q);
  return wanted.map(({ name }) => formatNamed(name?.replace(/^x-/, ''))).find(Boolean);
}

/** The text of an answer. CSV and JSON Lines write the Results of a list, one to a line. */
export function render(format: Format, body: unknown): string {
  switch (format) {
    case 'json':
      return JSON.stringify(body);
    case 'jsv':
      return toJsv(body);
    case 'jsonl':
      return rowsOf(body)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join('');
    case 'csv':
      return toCsv(rowsOf(body));
  }
}

const list = z.object({ Results: z.array(z.unknown()) });

function rowsOf(body: unknown): unknown[] {
  return list.safeParse(body).data?.Results ?? [body];
}
