import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Format, formatAccepted, formatNamed } from './formats/format';
import { fromCsv } from './formats/csv';
import { fromJsv } from './formats/jsv';
import { findRoute, type OperationName } from './routes';

/** A request as ServiceStack sees it: one set of parameters from path, query and body, names in lower case. */
export type ApiCall = {
  readonly operation: OperationName;
  /**
   * The value of each name: text from path and query, any JSON from a body. Empty values are left
   * out.
   */
  readonly parameters: ReadonlyMap<string, readonly unknown[]>;
  /** Whether its body, where it has one, could be read. */
  readonly isReadable: boolean;
  readonly language: 'sv' | 'en';
  readonly format: Format;
  readonly key: string | undefined;
  /** The bearer token. */
  readonly token: string | undefined;
};

const methodOverride = 'x-http-method-override';

/** Finds the operation behind an address, by its own route or by ServiceStack's predefined ones. */
export async function readCall(request: IncomingMessage): Promise<ApiCall | undefined> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const suffix = /\.(json|jsv|csv|jsonl)\/?$/i.exec(url.pathname)?.[1];
  const path = url.pathname
    .slice(0, suffix ? url.pathname.lastIndexOf('.') : undefined)
    .replace(/\/$/, '');
  const query = [...url.searchParams].map(([name, value]) => [name.toLowerCase(), value] as const);
  const asked = (name: string) => query.find(([key]) => key === name)?.[1];

  const override = header(request, methodOverride) ?? asked(methodOverride);
  const found = findRoute((override ?? request.method ?? 'GET').toUpperCase(), path);
  if (!found) return undefined;

  const parameters = new Map<string, unknown[]>();
  const add = (name: string, value: unknown) => {
    if (value === '' || value === null || value === undefined) return;
    parameters.set(name, [...(parameters.get(name) ?? []), value]);
  };
  for (const [name, value] of query) add(name, value);
  const body = bodyFields(header(request, 'content-type') ?? '', await text(request));
  // Body and path override the query.
  for (const fields of [body ?? [], found.pathParameters]) {
    for (const [name] of fields) parameters.delete(name);
    for (const [name, value] of fields) add(name, value);
  }

  return {
    operation: found.operation,
    parameters,
    isReadable: body !== undefined,
    language: header(request, 'x-language')?.toLowerCase().startsWith('sv') ? 'sv' : 'en',
    format:
      formatNamed(asked('format')) ??
      formatNamed(suffix) ??
      formatNamed(/^\/(\w+)\/reply\//i.exec(path)?.[1]) ??
      formatAccepted(header(request, 'accept') ?? '') ??
      'json',
    key: header(request, 'x-api-key'),
    token: /^Bearer (\S+)$/i.exec(header(request, 'authorization') ?? '')?.[1],
  };
}

type Fields = readonly (readonly [name: string, value: unknown])[];

/** The fields of a body, names in lower case; undefined when there is a body and it cannot be read as its type. */
function bodyFields(type: string, body: string): Fields | undefined {
  if (body === '') return [];
  const value = readBody(type.split(';')[0]?.trim().toLowerCase() ?? '', body);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([name, part]) => [name.toLowerCase(), part] as const)
    : undefined;
}

function readBody(type: string, body: string): unknown {
  switch (type) {
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(body));
    case 'text/jsv':
    case 'text/x-jsv':
      return fromJsv(body);
    case 'text/csv':
      return fromCsv(body);
    case '':
    case 'application/json':
    case 'text/json':
    case 'text/jsonl':
      return json(type === 'text/jsonl' ? (body.split('\n')[0] ?? '') : body);
    default:
      return undefined;
  }
}

function json(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
