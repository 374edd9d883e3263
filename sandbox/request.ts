import type { IncomingMessage } from 'node:http';

/** A request as ServiceStack sees it: one set of parameters from path, query and body, names in lower case. */
export type ApiCall = {
  readonly operation: 'BookingQuery' | 'DeleteBookingByCode' | 'UpdateBooking';
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly language: 'sv' | 'en';
  readonly key: string | undefined;
  readonly bearer: boolean;
};

const routes = [
  { method: 'GET', path: /^\/bookings$/, operation: 'BookingQuery' },
  {
    method: 'DELETE',
    path: /^\/bookings\/deletebycode\/([^/]+)$/,
    operation: 'DeleteBookingByCode',
  },
  { method: 'PUT', path: /^\/bookings\/([^/]+)$/, operation: 'UpdateBooking' },
] as const;

const operations = [
  { name: 'BookingQuery', methods: ['GET', 'POST'] },
  { name: 'DeleteBookingByCode', methods: ['DELETE', 'POST'] },
  { name: 'UpdateBooking', methods: ['PUT', 'POST'] },
] as const;

/** Finds the operation behind an address, by its own route or by ServiceStack's predefined ones. */
export async function readCall(request: IncomingMessage): Promise<ApiCall | undefined> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const override = header(request, 'x-http-method-override');
  const method = (override ?? request.method ?? 'GET').toUpperCase();
  const path = url.pathname.replace(/\.json$/i, '').replace(/\/$/, '');
  const found = findRoute(method, path);
  if (!found) return undefined;

  const parameters = new Map<string, readonly string[]>();
  for (const [name, value] of url.searchParams) {
    if (value !== '')
      parameters.set(name.toLowerCase(), [...(parameters.get(name.toLowerCase()) ?? []), value]);
  }
  for (const [name, value] of await bodyFields(request))
    parameters.set(name.toLowerCase(), [value]);
  if (found.id !== undefined) parameters.set('id', [found.id]);

  return {
    operation: found.operation,
    parameters,
    language: header(request, 'x-language')?.toLowerCase().startsWith('sv') ? 'sv' : 'en',
    key: header(request, 'x-api-key'),
    bearer: /^Bearer \S+/i.test(header(request, 'authorization') ?? ''),
  };
}

function findRoute(method: string, path: string) {
  for (const route of routes) {
    const match = route.path.exec(path.toLowerCase());
    if (match && route.method === method) {
      return { operation: route.operation, id: match[1] };
    }
  }
  const name = /^\/(?:api|json\/reply)\/(\w+)$/i.exec(path)?.[1]?.toLowerCase();
  const operation = operations.find((known) => known.name.toLowerCase() === name);
  return operation?.methods.some((allowed) => allowed === method)
    ? { operation: operation.name, id: undefined }
    : undefined;
}

async function bodyFields(request: IncomingMessage): Promise<[string, string][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (text === '') return [];
  if (header(request, 'content-type')?.includes('urlencoded'))
    return [...new URLSearchParams(text)];
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null
      ? Object.entries(json).map(([name, value]) => [name, String(value)])
      : [];
  } catch {
    return [];
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
