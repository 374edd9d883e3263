/** Every operation that the sandbox plays: its name in ServiceStack's predefined routes, and its own route. */
const routes = [
  { operation: 'BookingQuery', method: 'GET', path: '/bookings' },
  { operation: 'BookingStatusQuery', method: 'GET', path: '/bookings/status' },
  { operation: 'DeleteBookingByCode', method: 'DELETE', path: '/bookings/deletebycode/{Id}' },
  { operation: 'UpdateBooking', method: 'PUT', path: '/bookings/{Id}' },
  { operation: 'CompanyQuery', method: 'GET', path: '/companies' },
  { operation: 'CountryQuery', method: 'GET', path: '/countries' },
  { operation: 'ServiceQuery', method: 'GET', path: '/services' },
  {
    operation: 'AvailableTimesQuery',
    method: 'GET',
    path: '/services/{ServiceId}/availabletimes',
  },
  {
    // Misspelt in the documents, and so in its address.
    operation: 'AvaiableTimesGroupedQuery',
    method: 'GET',
    path: '/services/{ServiceId}/availabletimes/grouped',
  },
  { operation: 'NextFreeTimeQuery', method: 'GET', path: '/services/{ServiceId}/nextfreetime' },
  { operation: 'ApiVersionQuery', method: 'GET', path: '/version' },
] as const;

export type OperationName = (typeof routes)[number]['operation'];

export type Found = {
  readonly operation: OperationName;
  /** What stands in the path, by lower-case name. */
  readonly pathParameters: readonly (readonly [string, string])[];
};

/** The operation behind a method and a path, which is without suffix and query. */
export function findRoute(method: string, path: string): Found | undefined {
  for (const route of routes) {
    const parameters = route.method === method ? match(route.path, path) : undefined;
    if (parameters) return { operation: route.operation, pathParameters: parameters };
  }
  const name = /^\/(?:api|(?:json|jsv|csv|jsonl)\/reply)\/(\w+)$/i.exec(path)?.[1]?.toLowerCase();
  const route = routes.find(({ operation }) => operation.toLowerCase() === name);
  return route && (method === route.method || method === 'POST')
    ? { operation: route.operation, pathParameters: [] }
    : undefined;
}

function match(template: string, path: string): [string, string][] | undefined {
  const parts = path.split('/');
  const wanted = template.split('/');
  const parameters = wanted.flatMap((part, index): [string, string][] =>
    part.startsWith('{') ? [[part.slice(1, -1).toLowerCase(), decode(parts[index] ?? '')]] : [],
  );
  const fits =
    parts.length === wanted.length &&
    wanted.every(
      (part, index) => part.startsWith('{') || part === (parts[index] ?? '').toLowerCase(),
    );
  return fits ? parameters : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
